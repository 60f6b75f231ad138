/* Written for the oldest browsers there are: says in words what would otherwise be a blank page. */
(function () {
  function check() {
    if (document.documentElement.getAttribute("data-started")) return;
    var notice = document.getElementById("not-started");
    if (notice) notice.removeAttribute("hidden");
  }
  if (document.readyState === "complete") setTimeout(check, 0);
  else window.addEventListener("load", function () { setTimeout(check, 0); });
})();
