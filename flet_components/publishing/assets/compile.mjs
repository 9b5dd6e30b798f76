// Compiles Python files with the Pyodide that will run them: `x.pyc` beside each `x.py`.
//
// Usage: node compile.mjs PYODIDE FOLDER, where FOLDER looks like the root of Pyodide's
// own file system. What cannot be compiled is left to the start, which says why.
import { pathToFileURL } from "node:url";

const [place, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${place}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ stdout: console.error, stderr: console.error });
pyodide.FS.mkdirTree("/from");
pyodide.mountNodeFS("/from", folder);
pyodide.runPython(`
from pathlib import Path
from py_compile import PyCompileError, PycInvalidationMode, compile

for path in Path("/from").rglob("*.py"):
    try:
        compile(
            str(path),
            f"{path}c",
            "/" + path.relative_to("/from").as_posix(),
            doraise=True,
            invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
        )
    except (PyCompileError, ValueError):
        pass
`);
process.exit();
