"""An unmodified Svix SDK for Python against a running service: client.py URL TOKEN. Fails at the first surprise."""

import http.server
import json
import sys
import threading
import time
import uuid
from datetime import datetime, timedelta, timezone

from svix.api import (
    AppPortalAccessIn,
    ApplicationIn,
    ApplicationListOptions,
    ApplicationPatch,
    EndpointHeadersPatchIn,
    EndpointIn,
    EndpointPatch,
    EndpointSecretRotateIn,
    EventTypeIn,
    EventTypeListOptions,
    MessageAttemptListByMsgOptions,
    MessageIn,
    MessageListOptions,
    RecoverIn,
    Svix,
    SvixOptions,
)
from svix.webhooks import Webhook

URL, TOKEN = sys.argv[1], sys.argv[2]
SECONDS = 15


class Receiver(http.server.BaseHTTPRequestHandler):
    """Answers 500 below /failing, 200 elsewhere, and keeps what it got."""

    got = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        Receiver.got.append((self.path, headers, body))
        self.send_response(500 if self.path.startswith("/failing") else 200)
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *words):
        pass


def start_receiver():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


def eventually(what, check):
    end = time.time() + SECONDS
    while time.time() < end:
        found = check()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"not in {SECONDS} seconds: {what}")


def arrived(path):
    return [request for request in Receiver.got if request[0] == path]


def refused(call):
    """The status and the code that the call is refused with."""
    try:
        call()
    except Exception as error:
        return error.status_code, getattr(error, "code", None)
    raise AssertionError("it was not refused")


def client(token):
    return Svix(token, SvixOptions(server_url=URL))


def applications(svix):
    uid = "py-" + uuid.uuid4().hex
    app = svix.application.create(ApplicationIn(name="one", uid=uid, metadata={"a": "b"}))
    assert svix.application.get(uid).id == app.id
    assert svix.application.get_or_create(ApplicationIn(name="two", uid=uid)).id == app.id
    assert refused(lambda: svix.application.create(ApplicationIn(name="two", uid=uid)))[0] == 409
    assert svix.application.patch(uid, ApplicationPatch(name="three")).name == "three"
    made = [svix.application.create(ApplicationIn(name=str(i))).id for i in range(3)]
    seen, iterator = [], None
    while True:
        page = svix.application.list(ApplicationListOptions(limit=2, iterator=iterator))
        seen += [one.id for one in page.data]
        if page.done:
            break
        iterator = page.iterator
    assert len(seen) == len(set(seen)) and set(made) <= set(seen)
    svix.application.delete(app.id)
    assert refused(lambda: svix.application.get(uid)) == (404, "not_found")


def event_types(svix):
    name = "py." + uuid.uuid4().hex
    schemas = {"1": {"type": "object"}}
    made = svix.event_type.create(EventTypeIn(name=name, description="d", schemas=schemas))
    assert made.name == name and not made.archived
    assert refused(lambda: svix.event_type.create(EventTypeIn(name=name, description="d")))[0] == 409
    svix.event_type.delete(name)
    assert svix.event_type.get(name).archived
    names = [one.name for one in svix.event_type.list(EventTypeListOptions(limit=250)).data]
    assert name not in names


def delivery(svix, receiver):
    app = svix.application.create(ApplicationIn(name="delivery"))
    path = "/" + uuid.uuid4().hex
    endpoint = svix.endpoint.create(app.id, EndpointIn(url=receiver + path, event_types=["a.b"]))
    svix.endpoint.patch_headers(app.id, endpoint.id, EndpointHeadersPatchIn(headers={"X-Own": "1"}))
    old = svix.endpoint.get_secret(app.id, endpoint.id).key
    svix.endpoint.rotate_secret(app.id, endpoint.id, EndpointSecretRotateIn())
    new = svix.endpoint.get_secret(app.id, endpoint.id).key
    message = MessageIn(event_type="a.b", payload={"n": 1}, event_id="own", tags=["t"], channels=["c"])
    sent = svix.message.create(app.id, message)
    _, headers, body = eventually("arrival", lambda: arrived(path))[0]
    assert headers["svix-id"] == sent.id and headers["x-own"] == "1"
    for secret in (old, new):
        Webhook(secret).verify(body, headers)
    unbranded = {name: value for name, value in headers.items() if not name.startswith("svix-")}
    Webhook(new).verify(body, unbranded)
    assert json.loads(body) == {"n": 1}
    assert svix.message.get(app.id, "own").id == sent.id
    assert refused(lambda: svix.message.create(app.id, message)) == (409, "conflict")
    assert [one.id for one in svix.message.list(app.id, MessageListOptions(tag="t")).data] == [sent.id]
    attempts = eventually("attempt", lambda: svix.message_attempt.list_by_msg(app.id, sent.id).data)
    assert attempts[0].status == 0 and attempts[0].response_status_code == 200
    assert svix.endpoint.get_stats(app.id, endpoint.id).success == 1
    svix.message_attempt.resend(app.id, sent.id, endpoint.id)
    eventually("resent", lambda: len(arrived(path)) == 2)
    svix.message.expunge_content(app.id, sent.id)
    assert refused(lambda: svix.message_attempt.resend(app.id, sent.id, endpoint.id)) == (400, "missing_payload")
    svix.endpoint.patch(app.id, endpoint.id, EndpointPatch(disabled=True))
    assert svix.endpoint.get(app.id, endpoint.id).disabled


def recovery(svix, receiver):
    app = svix.application.create(ApplicationIn(name="recovery"))
    path = "/failing/" + uuid.uuid4().hex
    endpoint = svix.endpoint.create(app.id, EndpointIn(url=receiver + path))
    since = datetime.now(timezone.utc) - timedelta(minutes=1)
    sent = svix.message.create(app.id, MessageIn(event_type="a.b", payload={}))
    failed = MessageAttemptListByMsgOptions(status=2)
    eventually("failure", lambda: svix.message_attempt.list_by_msg(app.id, sent.id, failed).data)
    task = svix.endpoint.recover(app.id, endpoint.id, RecoverIn(since=since))
    eventually("end of the task", lambda: svix.background_task.get(task.id).status == "finished")
    manual = lambda: [
        one for one in svix.message_attempt.list_by_endpoint(app.id, endpoint.id).data if one.trigger_type == 1
    ]
    eventually("a manual attempt", manual)


def portal(svix):
    app = svix.application.create(ApplicationIn(name="portal"))
    other = svix.application.create(ApplicationIn(name="other"))
    access = svix.authentication.app_portal_access(app.id, AppPortalAccessIn())
    own = client(access.token)
    endpoint = own.endpoint.create(app.id, EndpointIn(url="https://example.com"))
    assert own.endpoint.list(app.id).data[0].id == endpoint.id
    assert refused(lambda: own.endpoint.list(other.id))[0] == 404
    assert refused(lambda: own.application.list()) == (403, "insufficient access")
    own.authentication.logout()
    assert refused(lambda: own.endpoint.list(app.id))[0] == 401


def errors(svix):
    assert refused(lambda: client("hk_none").application.list()) == (401, "authentication_failed")
    assert refused(lambda: svix.application.create(ApplicationIn(name="")))[0] == 422
    assert refused(lambda: svix.application.list(ApplicationListOptions(limit=251)))[0] == 422


def main():
    svix, receiver = client(TOKEN), start_receiver()
    applications(svix)
    event_types(svix)
    delivery(svix, receiver)
    recovery(svix, receiver)
    portal(svix)
    errors(svix)
    print("passed")


main()
