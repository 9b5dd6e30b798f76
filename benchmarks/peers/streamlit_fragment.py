"""The same app on Streamlit: one `fragment(run_every=...)` for each countdown."""

from __future__ import annotations

import os

from benchmarks.peers.probe import face, lengths, port, probe

OPTIONS = {
    "server_address": "127.0.0.1",
    "server_headless": True,
    "browser_gatherUsageStats": False,
    "server_fileWatcherType": "none",
}


def page() -> None:
    """Show countdowns in a column; Streamlit runs this file for each session."""
    import streamlit as st  # type: ignore[import-not-found]

    @st.fragment(run_every=1.0)  # type: ignore[untyped-decorator]
    def countdown(index: int, seconds: int) -> None:
        left = st.session_state.get(f"left{index}", seconds)
        st.text(face(left))
        st.session_state[f"left{index}"] = left - 1
        probe.tick()

    for index, seconds in enumerate(lengths()):
        countdown(index, seconds)


def serve() -> None:
    """Serve this file."""
    from streamlit.web import bootstrap  # type: ignore[import-not-found]

    options = {**OPTIONS, "server_port": port()}
    bootstrap.load_config_options(options)
    probe.install()
    bootstrap.run(os.path.abspath(__file__), False, [], options)


if __name__ == "__main__":
    if os.environ.get("BENCH_SERVES") == "1":
        page()
    else:
        os.environ["BENCH_SERVES"] = "1"
        serve()
