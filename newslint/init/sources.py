"""Where newslint itself is from, for those who are to fetch it from there."""

from newslint.annotations import Any
from newslint.init.workflows import PLACEHOLDER, Source
from newslint.session import VERSION


def source_of(named: str) -> Source:
    """Return where newslint is from: as named, else as pip has noted it, else a placeholder."""
    if named:
        url, at, revision = named.rpartition("@")
        has_path = "/" in url.rpartition("://")[2]  # else the @ stands behind a user's name
        return Source(url, revision) if at and has_path else Source(named, f"v{VERSION}")
    noted = _noted()
    vcs = noted.get("vcs_info", {})
    if vcs.get("vcs") == "git":
        return Source(noted["url"], vcs.get("requested_revision") or vcs["commit_id"])
    return Source(PLACEHOLDER, f"v{VERSION}")


def _noted() -> dict[str, Any]:
    """Return what pip has noted of where newslint is from, in the form of PEP 610."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return dict(json.loads(distribution("newslint").read_text("direct_url.json") or "{}"))
    except (PackageNotFoundError, ValueError):
        return {}
