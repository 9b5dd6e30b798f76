// Starts Python while Flutter still loads, tells how far both have come, and lets the
// apps that are embedded in the page (ft.FletApp) talk to the Python that runs already.
// It takes the place of jsConnect, jsSend and jsDisconnect of Flet's python.js.
(() => {
  const here = new URL(".", document.baseURI);
  const site = globalThis.fletSite; // title, sizes and version, written by the build
  flet.pyodideUrl = new URL(`python.mjs?${site.version}`, here).href;
  flet.appPackageUrl = new URL(`${flet.appPackageUrl}?${site.version}`, here).href;
  flet.canvasKitBaseUrl = new URL("canvaskit/", here).pathname;
  flet.entrypointBaseUrl = flet.assetBase = flet.assetsDir = here.pathname;

  // For a character that no font has, Flutter asks for one of Google's fonts, again and
  // again while it fails. Whatever it asks for, it gets the font that is here.
  flet.fontFallbackBaseUrl = new URL("assets/fonts/roboto.woff2?", here).href;

  // --- how far it has come ---

  const sizes = site.sizes; // bytes, by paths from here
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  const loaded = {};
  let share = 0.02;
  const screen = () => document.getElementById("starting");

  function show(words) {
    const view = screen();
    if (!view) return;
    const sum = Object.values(loaded).reduce((all, size) => all + size, 0);
    // What is loaded must be compiled and run, too: that is the last quarter.
    share = Math.max(share, 0.75 * Math.min(1, sum / total));
    const percent = Math.round(100 * share);
    view.querySelector("i").style.width = `${percent}%`;
    view.querySelector("[role=progressbar]").setAttribute("aria-valuenow", percent);
    view.querySelector("b").textContent = site.title;
    const size = (bytes) => (bytes / 1e6).toFixed(1);
    view.querySelector("span").textContent =
      words || `Loading ${size(Math.min(sum, total))} of ${size(total)} MB`;
  }

  function has(url, bytes) {
    const path = url.startsWith(here.href) ? url.slice(here.href.length).split("?", 1)[0] : "";
    if (path in sizes) {
      loaded[path] = Math.min(bytes ?? sizes[path], sizes[path]);
      show(share > 0.75 ? "Starting Python" : "");
    }
  }

  function reach(part, words) {
    share = Math.max(share, part);
    show(words);
  }

  function fail(words) {
    const view = screen();
    if (!view) return;
    view.classList.add("failed");
    show(words);
  }

  function end() {
    const view = screen();
    if (!view) return;
    view.id = "started";
    view.style.cssText = "position:fixed;inset:0;z-index:9;pointer-events:none";
    view.remove();
  }

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) has(entry.name);
  }).observe({ type: "resource", buffered: true });
  addEventListener("DOMContentLoaded", () => show());

  // --- Python, and the page that it shows ---

  const python = new Worker(new URL("python-worker.js", here), { type: "module" });
  const apps = {}; // what hears the messages of an embedded app
  const early = []; // messages that came before Flutter
  let hear = null;
  let heard = 0;
  let began, refused;
  const begun = new Promise((resolve, reject) => ([began, refused] = [resolve, reject]));
  begun.catch(() => {}); // it is told where it is waited for

  python.onmessage = ({ data }) => {
    if (data === "initialized") {
      reach(0.9, "Starting the app");
      began();
    } else if (typeof data === "string") {
      fail(`This page cannot start.\n\n${data}`);
      refused(data);
    } else if (data.loaded) {
      has(data.loaded, data.bytes);
      if (data.loaded.includes("/app.zip") && data.done) reach(0.8, "Starting Python");
    } else if (hear) {
      tell(data);
    } else {
      early.push(data);
    }
  };
  python.onerror = (event) => {
    fail(`This page cannot start.\n\n${event.message || "Python's worker failed."}`);
    refused(event.message);
  };
  python.postMessage({
    pyodideUrl: flet.pyodideUrl,
    args: {},
    documentUrl: document.URL,
    appPackageUrl: flet.appPackageUrl,
    micropipIncludePre: false,
    pythonModuleName: flet.pythonModuleName,
  });

  function tell(data) {
    hear(data);
    heard += 1;
    // The first is an empty page; what the app shows comes with the next.
    const patience = heard > 1 ? 0 : 1500;
    if (heard <= 2) {
      setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(end)), patience);
    }
  }

  // --- what Flet's client calls ---

  const EMBEDDED = /^stage:(?<name>.+)$/;

  globalThis.jsConnect = async (app, args, onMessage) => {
    const name = EMBEDDED.exec(app)?.groups.name;
    if (name === undefined) {
      await begun;
      hear = onMessage;
      early.splice(0).forEach(tell);
      return;
    }
    const line = new MessageChannel();
    line.port1.onmessage = ({ data }) => onMessage(data);
    apps[app] = line.port1;
    python.postMessage({ app: name, line: line.port2 }, [line.port2]);
  };

  globalThis.jsSend = (app, data) => {
    (app in apps ? apps[app] : python).postMessage(data, [data.buffer]);
  };

  globalThis.jsDisconnect = (app) => {
    if (app in apps) {
      apps[app].postMessage("left");
      delete apps[app];
    }
  };
})();
