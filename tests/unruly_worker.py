"""A worker whose files are as bad as files can be: what happens to each is told by its name."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

from minutes_extract.archive import worker
from minutes_extract.archive.outcomes import Outcome

LIMITED = ("AS", "FSIZE", "CORE", "CPU")

real = worker.perform
done = 0


def perform(task: worker.Task) -> Outcome:
    global done
    done += 1
    name = os.path.basename(task.path)  # noqa: PTH119 - bytes
    if name.startswith(b"crash"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if name.startswith(b"fragile") and done > 1:
        os._exit(3)
    if name.startswith(b"hang"):
        time.sleep(600)
    while name.startswith(b"spin"):
        done += 1
    if name.startswith(b"waits"):
        with subprocess.Popen(["sleep", "600"]) as process:
            Path(os.fsdecode(task.path) + ".child").write_text(str(process.pid))
            process.wait()
    if name.startswith(b"tells"):
        import resource

        limits = {kind: resource.getrlimit(getattr(resource, f"RLIMIT_{kind}"))[0] for kind in LIMITED}
        Path(os.fsdecode(task.path) + ".limits").write_text(json.dumps(limits))
    if name.startswith(b"huge"):
        bytearray(1 << 40)
    return real(task)


worker.perform = perform

if __name__ == "__main__":
    worker.main()
