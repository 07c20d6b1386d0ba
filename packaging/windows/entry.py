"""What a launcher runs: the program in the folder «app» beside it, and no other of the computer."""

import site
import sys
from importlib import import_module
from pathlib import Path

MODULE = "paperwork.cli.window"  # the launcher for a console has another one

if __name__ == "__main__":
    started = Path(sys.argv[0]).resolve()
    app = next(folder / "app" for folder in started.parents if (folder / "app").is_dir())
    before = list(sys.path)
    site.addsitedir(str(app))
    sys.path.sort(key=before.__contains__)  # what was added comes first
    import_module(MODULE).main()
