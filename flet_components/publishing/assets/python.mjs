// Loads Python, and meanwhile the packages, which it then finds as files. Flet's worker
// imports this in place of Pyodide.
import { loadPyodide as load } from "./pyodide/pyodide.mjs";

const PACKAGES = "__pypackages__"; // what Flet's worker puts on Python's path
const BLOCK = 512; // bytes, of which a tar is made
const LINK = "2"; // kinds of entries in a tar
const LONG = "L"; // the path of the next one, which is long
const FILE = 0o100644; // a plain file that anyone may read
const IO_ERROR = 29; // as Emscripten has it
const text = new TextDecoder();
const version = new URL(import.meta.url).search;
const here = (path) => new URL(path + version, import.meta.url);
const arriving = unpacked(here("packages.tar.gz"));
arriving.catch(() => {}); // it is told where it is waited for

export async function loadPyodide(options) {
  const python = await load(options);
  const { FS } = python;
  const folders = new Map();
  for (const { path, data, link } of entries(await arriving)) {
    const [folder, name] = split(`${PACKAGES}/${path}`);
    if (!folders.has(folder)) {
      FS.mkdirTree(folder);
      folders.set(folder, FS.lookupPath(folder).node);
    }
    // Opening and writing each file would take eight times as long.
    const node = FS.filesystems.MEMFS.createNode(folders.get(folder), name, FILE, 0);
    if (link) loadLater(FS, node, here(link));
    else fill(node, data);
  }
  return python;
}

function fill(node, data) {
  node.contents = data;
  node.usedBytes = data.length;
}

function split(path) {
  const end = path.lastIndexOf("/");
  return [path.slice(0, end), path.slice(end + 1)];
}

// Loads a file when it is first opened. (Emscripten's own way ends Python when a file
// cannot be loaded.)
function loadLater(FS, node, url) {
  const usual = node.stream_ops;
  node.stream_ops = {
    ...usual,
    open() {
      const request = new XMLHttpRequest();
      request.open("GET", url, false);
      request.responseType = "arraybuffer";
      try {
        request.send();
      } catch {
        throw new FS.ErrnoError(IO_ERROR); // there is no network any more
      }
      if (request.status !== 200) throw new FS.ErrnoError(IO_ERROR);
      fill(node, new Uint8Array(request.response));
      node.stream_ops = usual;
    },
  };
}

// Unpacks what has come while the rest is on its way.
async function unpacked(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The packages cannot be loaded: HTTP ${answer.status}`);
  const chunks = answer.body.getReader();
  const first = (await chunks.read()).value;
  const bytes = new ReadableStream({
    start: (out) => out.enqueue(first),
    pull: async (out) => {
      const { done, value } = await chunks.read();
      if (done) out.close();
      else out.enqueue(value);
    },
  });
  // A server that calls it gzip, too, has the browser unpack it.
  const isPacked = first[0] === 0x1f && first[1] === 0x8b;
  const tar = isPacked ? bytes.pipeThrough(new DecompressionStream("gzip")) : bytes;
  return new Uint8Array(await new Response(tar).arrayBuffer());
}

function* entries(tar) {
  const word = (at, size) => text.decode(tar.subarray(at, at + size)).split("\0", 1)[0];
  let path = "";
  for (let at = 0; tar[at]; ) {
    const size = parseInt(word(at + 124, 12), 8);
    const kind = word(at + 156, 1);
    if (kind === LONG) path = word(at + BLOCK, size);
    else {
      yield {
        path: path || word(at, 100),
        data: tar.subarray(at + BLOCK, at + BLOCK + size),
        link: kind === LINK ? word(at + 157, 100) : "",
      };
      path = "";
    }
    at += BLOCK * (1 + Math.ceil(size / BLOCK));
  }
}
