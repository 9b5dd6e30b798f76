// Runs Python functions in Pyodide, one after the other, for tests/pyodide/node.py.
//
// Each line that comes is a request {"name": ..., "server": ...}; each line that goes is
// the answer {"failure": ..., "said": ...}. What Python prints goes along as `said`.
//
// Usage: node session.mjs NODE_MODULES SITE REPOSITORY

import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const [modules, site, repository] = process.argv.slice(2);
const from = (name) => import(pathToFileURL(path.join(modules, name)).href);

const { loadPyodide } = await from("pyodide/pyodide.mjs");
// What a browser has, and Node 20 has not.
globalThis.WebSocket ??= (await from("ws/wrapper.mjs")).WebSocket;
globalThis.EventSource ??= (await from("eventsource/dist/index.js")).EventSource;

let said = [];
const note = (text) => said.push(text);
const pyodide = await loadPyodide({ stdout: note, stderr: note });
Object.defineProperty(globalThis, "navigator", {
  value: { languages: ["pt-BR", "de"] },
});
for (const [place, folder] of [["/site", site], ["/repository", repository]]) {
  pyodide.FS.mkdirTree(place);
  pyodide.mountNodeFS(place, folder);
}
// As Flet's python-worker.js does.
pyodide.registerJsModule("flet_js", { documentUrl: "http://localhost/" });
const run = pyodide.runPython(`
import sys
sys.path[:0] = ["/site", "/repository"]
from tests.pyodide.inside.runner import run
run
`);

const answer = (line) => fs.writeSync(1, `${JSON.stringify(line)}\n`);
answer({ failure: null, said });
for await (const line of readline.createInterface({ input: process.stdin })) {
  const { name, server } = JSON.parse(line);
  said = [];
  answer({ failure: (await run(name, server)) ?? null, said });
}
process.exit();
