// Times as the reader's clock shows them, UTC on hover; and a replay that runs shows how far it is.
(function () {
  function localize(root) {
    root.querySelectorAll("time[datetime]").forEach(function (time) {
      if (!time.title) {
        time.title = time.textContent;
        time.textContent = new Date(time.dateTime).toLocaleString();
      }
    });
  }

  function follow() {
    var live = document.querySelector("[data-live=true]");
    if (!live) return;
    setTimeout(function () {
      fetch(location.pathname, { credentials: "same-origin" })
        .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); })
        .then(function (text) {
          var page = new DOMParser().parseFromString(text, "text/html");
          var fresh = page.querySelector("[data-live]");
          if (!fresh) return;
          localize(fresh);
          live.replaceWith(fresh);
          if (fresh.dataset.live === "true") follow();
          else location.reload();
        })
        .catch(function () { follow(); });
    }, 1000);
  }

  localize(document);
  follow();
})();
