// Starts a story where its picture stands; one at a time, since each is a whole browser
// app with a Python of its own.
(() => {
  "use strict";
  let running = null;

  const theme = () =>
    document.body.getAttribute("data-md-color-scheme") === "slate" ? "dark" : "light";

  const address = (figure) => {
    const [story, query = ""] = figure.dataset.story.split("?");
    const words = new URLSearchParams(query);
    words.set("theme", theme());
    return `${figure.dataset.stories}#/alone/${story}?${words}`;
  };

  const say = (figure, text) => {
    let note = figure.querySelector(".preview-note");
    if (!note) {
      note = document.createElement("p");
      note.className = "preview-note";
      note.setAttribute("role", "status");
      figure.append(note);
    }
    note.textContent = text;
  };

  const isThere = async (folder) => {
    try {
      return (await fetch(`${folder}index.html`, { method: "HEAD" })).ok;
    } catch {
      return false;
    }
  };

  const stop = () => {
    if (!running) return;
    running.querySelector("iframe").remove();
    running.querySelector(".preview-stop").remove();
    running.querySelector("button").hidden = false;
    running.classList.remove("is-running");
    running = null;
  };

  const start = async (figure) => {
    if (location.protocol === "file:") {
      say(figure, "It runs on a web server only: python -m http.server");
      return;
    }
    if (!(await isThere(figure.dataset.stories))) {
      say(figure, "The stories are not here: make site builds them, too.");
      return;
    }
    stop();
    figure.querySelector(".preview-note")?.remove();
    const picture = figure.querySelector("button");
    const frame = document.createElement("iframe");
    frame.title = picture.getAttribute("aria-label").replace("Run: ", "");
    frame.src = address(figure);
    const end = document.createElement("button");
    end.type = "button";
    end.className = "preview-stop";
    end.textContent = "Stop";
    end.addEventListener("click", () => {
      stop();
      picture.focus();
    });
    picture.hidden = true;
    picture.after(frame);
    figure.querySelector("figcaption").append(end);
    figure.classList.add("is-running");
    running = figure;
    frame.focus();
  };

  // The story follows the page into the dark: its address is its state.
  new MutationObserver(() => {
    if (!running) return;
    const frame = running.querySelector("iframe");
    frame.contentWindow.location.replace(new URL(address(running), location.href));
  }).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".preview > button");
    if (button) start(button.parentElement);
  });
})();
