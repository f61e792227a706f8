"""The configuration as it stands on the disk, with what plugins set and the files that it names."""

from pathlib import Path

from newslint.config import Config, read_config, with_defaults
from newslint.errors import Problem, UserError
from newslint.registry import Registry


def configured(root: str, path: str, registry: Registry) -> Config:
    """Return what the desk has decided, and what plugins set where it is silent."""
    config = _own_config(root, path)
    for origin, defaults in registry.defaults.items():
        where = f"the defaults of {origin}"
        try:
            config = with_defaults(config, defaults, where)
        except (TypeError, ValueError) as error:  # what JSON cannot hold, YAML does not say
            raise UserError(f"{where} are no plain values: {error}") from error
    return config


def _own_config(root: str, path: str) -> Config:
    if not path:
        return Config()
    where = shown(root, Path(path))
    try:
        return read_config(Path(path).read_text(encoding="utf-8-sig"), where)
    except UnicodeDecodeError as error:
        raise UserError(
            Problem("the configuration is not UTF-8; save it as UTF-8", where)
        ) from error
    except OSError as error:
        message = f"the configuration cannot be read: {error.strerror}"
        raise UserError(Problem(message, where)) from error


def exempt_names(root: str, config: Config) -> tuple[list[str], list[str]]:
    """Return the names that the configuration exempts, and the files that some stand in."""
    names, files = [], []
    for name in config.names:
        path = Path(root, name)
        if not name.endswith(".txt"):
            names.append(name)
            continue
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except OSError:
            blame(config, "names", name, f"there is no file “{name}” of names")
        except UnicodeDecodeError:
            blame(config, "names", name, f"“{name}” is not UTF-8; save it as UTF-8")
        else:
            files.append(str(path))
            names += [line.strip() for line in lines if line.strip() and line[0] != "#"]
    return names, files


def blame(config: Config, key: str, text: str, message: str) -> None:
    """Note a problem at the text in a list of the configuration; raise it where none has it."""
    listed = config.file.root.get(key) if config.file and config.file.root else None
    for item in (listed, *listed.items()) if listed else ():
        if item.text == text:
            item.problem(message)
            return
    raise UserError(message)


def shown(root: str, path: Path) -> str:
    """Return a path as problems name it: from the root, else whole."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
