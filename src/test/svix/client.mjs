// An unmodified Svix SDK for JavaScript against a running service: client.mjs URL TOKEN. Fails at the first surprise.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [url, token, modules] = process.argv.slice(2);
const { Svix, Webhook } = createRequire(pathToFileURL(modules + "/"))("svix");
const SECONDS = 15;
const got = [];

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    got.push({ path: request.url, headers: request.headers, body });
    response.writeHead(request.url.startsWith("/failing") ? 500 : 200).end("ok");
  });
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const receiver = `http://127.0.0.1:${server.address().port}`;

const arrived = (path) => got.filter((request) => request.path === path);

async function eventually(what, check) {
  for (const end = Date.now() + SECONDS * 1000; Date.now() < end; await sleep(50)) {
    const found = await check();
    if (found) {
      return found;
    }
  }
  assert.fail(`not in ${SECONDS} seconds: ${what}`);
}

async function refused(call) {
  try {
    await call();
  } catch (error) {
    return [error.code, error.body?.code];
  }
  assert.fail("it was not refused");
}

const client = (key) => new Svix(key, { serverUrl: url });
const svix = client(token);

async function applications() {
  const uid = "js-" + randomUUID();
  const app = await svix.application.create({ name: "one", uid });
  assert.equal((await svix.application.getOrCreate({ name: "two", uid })).id, app.id);
  assert.deepEqual(await refused(() => svix.application.create({ name: "two", uid })), [409, "conflict"]);
  assert.equal((await svix.application.patch(uid, { uid: null })).uid ?? null, null);
  assert.deepEqual(await refused(() => svix.application.get(uid)), [404, "not_found"]);
  await svix.application.delete(app.id);
}

async function delivery() {
  const app = await svix.application.create({ name: "delivery" });
  const path = "/" + randomUUID();
  const endpoint = await svix.endpoint.create(app.id, { url: receiver + path });
  const { key } = await svix.endpoint.getSecret(app.id, endpoint.id);
  const sent = await svix.message.create(app.id, { eventType: "a.b", payload: { n: 1 } });
  const [request] = await eventually("arrival", () => arrived(path).length && arrived(path));
  assert.deepEqual(new Webhook(key).verify(request.body, request.headers), { n: 1 });
  await eventually("attempt", async () => (await svix.messageAttempt.listByMsg(app.id, sent.id)).data.length);
  await svix.messageAttempt.resend(app.id, sent.id, endpoint.id);
  await eventually("resent", () => arrived(path).length === 2);
  const options = { idempotencyKey: randomUUID() };
  const once = await svix.message.create(app.id, { eventType: "a", payload: {} }, options);
  const again = await svix.message.create(app.id, { eventType: "a", payload: {} }, options);
  assert.equal(again.id, once.id);
  await svix.endpoint.delete(app.id, endpoint.id);
}

async function paging() {
  const app = await svix.application.create({ name: "paging" });
  const ids = [];
  for (let n = 0; n < 5; n++) {
    ids.push((await svix.message.create(app.id, { eventType: "a", payload: { n } })).id);
  }
  const seen = [];
  for (let page, iterator; !page?.done; iterator = page.iterator) {
    page = await svix.message.list(app.id, { limit: 2, iterator });
    seen.push(...page.data.map((message) => message.id));
  }
  assert.deepEqual(seen, ids.reverse());
}

async function portal() {
  const app = await svix.application.create({ name: "portal" });
  const { token: own } = await svix.authentication.appPortalAccess(app.id, { readOnly: true });
  const body = { url: "https://example.com" };
  assert.deepEqual(await client(own).endpoint.list(app.id).then((page) => page.data), []);
  assert.deepEqual(await refused(() => client(own).endpoint.create(app.id, body)), [403, "insufficient access"]);
}

async function errors() {
  assert.deepEqual(await refused(() => client("hk_none").application.list()), [401, "authentication_failed"]);
  assert.equal((await refused(() => svix.application.create({ name: "" })))[0], 422);
}

await applications();
await delivery();
await paging();
await portal();
await errors();
server.close();
console.log("passed");
process.exit(0);
