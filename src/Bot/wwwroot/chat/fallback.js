// For browsers that cannot read the modules: says so, with the emergency numbers, instead of loading for ever.
setTimeout(function () {
  if (!window.madoguchiStarted) {
    document.getElementById("loading").hidden = true;
    document.getElementById("too-old").hidden = false;
  }
}, 8000);
