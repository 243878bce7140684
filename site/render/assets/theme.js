// Before anything is drawn: say that scripts run, and which colours.
(function (root) {
  root.classList.add('js');
  try {
    const theme = localStorage.getItem('theme');
    if (theme) root.dataset.theme = theme;
  } catch (e) { /* no storage: the system's colours */ }
})(document.documentElement);
