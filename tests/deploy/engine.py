"""Container images without a daemon: buildah builds, podman with runc runs.

Works as root on a machine that has no registry of images to pull from: the base is then made of the
distribution's own packages. Where a base is given (``BASE=…``), that one is used.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOOLS = ("buildah", "podman", "runc", "debootstrap")
IMAGE, OWN_BASE = "localhost/vnreport-test", "localhost/vnreport-test-base"
_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
_STORAGE = ["--storage-driver", "vfs"]


def missing() -> str | None:
    """Why no image can be built here, or None."""
    if os.name == "nt" or os.geteuid() != 0:
        return "must be root"
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    return f"not installed: {', '.join(absent)}" if absent else None


def say(*command: str, check: bool = True) -> str:
    """What ``command`` prints; its errors are shown when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if check and done.returncode:
        raise AssertionError(f"{' '.join(command)}\nexit {done.returncode}\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout.strip()


def podman(*arguments: str, check: bool = True) -> str:
    """One podman command over the same store as buildah's."""
    return say("podman", *_STORAGE, "--runtime", "runc", "--cgroup-manager", "cgroupfs", *arguments, check=check)


def buildah(*arguments: str) -> str:
    """One buildah command."""
    return say("buildah", *_STORAGE, *arguments)


def has_image(name: str) -> bool:
    """Whether the store holds it."""
    return bool(podman("images", "--quiet", name))


def base() -> str:
    """The base image: as given, or the one made here of Debian's packages (once; about a minute)."""
    given = os.environ.get("BASE")
    if given:
        return given
    if not has_image(OWN_BASE):
        _make_base()
    return OWN_BASE


def _make_base() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "base")
        say("debootstrap", "--variant=minbase", "--include=python3,python3-venv,ca-certificates", "bookworm", str(root))
        for waste in ("var/cache/apt", "var/lib/apt/lists", "usr/share/doc", "usr/share/man", "usr/share/locale"):
            shutil.rmtree(root / waste, ignore_errors=True)
        Path(folder, "Containerfile").write_text(
            "FROM scratch\nADD base /\nENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n"
        )
        buildah("build", "--quiet", "--tag", OWN_BASE, "--file", f"{folder}/Containerfile", folder)


def build() -> str:
    """The project's own Dockerfile, built; the image's name."""
    # a machine behind an inspecting proxy trusts it by its own certificates: the build sees them, the image does not
    trust = ["--volume", f"{_CERTIFICATES}:{_CERTIFICATES}:ro"] if _CERTIFICATES.exists() else []
    options = ["--format", "docker", "--isolation", "chroot", "--network", "host", "--build-arg", f"BASE={base()}"]
    buildah("build", *options, *trust, "--tag", IMAGE, ".")
    return IMAGE


def size(image: str) -> int:
    """Bytes of an image, unpacked."""
    return int(podman("image", "inspect", "--format", "{{.Size}}", image))


if __name__ == "__main__":
    reason = missing()
    sys.exit(f"no image can be built here: {reason}" if reason else 0)
