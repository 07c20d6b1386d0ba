"""Dask's machines: connected to, asked what they are, and started. Loaded for those who name a cluster."""

from __future__ import annotations

import asyncio
import logging
import os
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from paperwork.common.errors import PaperworkError
from paperwork.documents.books.afar import about, make_book_afar
from paperwork.documents.books.handing import Engine
from paperwork.documents.books.order import ROOT, BookOrder
from paperwork.documents.making.request import Cluster
from paperwork.documents.pdf.workplace import passing_workplace

try:
    import dask
    import distributed
except ImportError:
    raise PaperworkError(
        'для работы на многих машинах установите: pip install "paperwork[cluster]"'
    ) from None

if TYPE_CHECKING:
    from distributed.security import Security

PORT = 8786  # Dask's own
RETRIES = 2  # of a book whose worker was lost
LEAST_IN_FLIGHT = 8
ANSWER = 15.0  # seconds
WORKERS = 60.0  # seconds: those of a queue of jobs begin later than the scheduler
ROLES = ("client", "worker", "scheduler")
FILES = {"ca": "ca.pem", "cert": "cert.pem", "key": "key.pem"}
WORKER: dict[str, Any] = {
    "nthreads": 1,
    "dashboard": False,
    "dashboard_address": "127.0.0.1:0",  # what is left of it, which answers nothing
    "silence_logs": logging.CRITICAL,
}
QUIET = {  # nothing is measured that nobody looks at, and nothing is put on a disk
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.system-monitor.gil.enabled": False,
    "distributed.worker.http.routes": [],
}


@contextmanager
def far(cluster: Cluster, there: str, order: BookOrder) -> Iterator[Engine]:
    """The workers of the cluster, each of which has been asked whether it can make books like this one.

    ``there`` is the shared folder as the workers know it. Raises `PaperworkError`.
    """
    with _quiet(), _client(cluster) as client:
        _check_workers(client, order, there)
        cores = sum(client.nthreads().values())
        executor = client.get_executor(pure=False, retries=RETRIES)
        yield Engine(executor, make_book_afar, max(2 * cores, LEAST_IN_FLIGHT), there, is_far=True)


@contextmanager
def _client(cluster: Cluster) -> Iterator[distributed.Client]:
    address = guarded(cluster)
    try:
        client = distributed.Client(
            address, security=security_of(cluster), timeout=ANSWER, set_as_default=False
        )
    except (OSError, ValueError, TypeError, TimeoutError):
        raise PaperworkError(f"{address}: планировщик не отвечает; проверьте адрес и сертификаты") from None
    try:
        yield client
    finally:
        client.close(timeout=ANSWER)


def _check_workers(client: distributed.Client, order: BookOrder, there: str) -> None:
    """Raises `PaperworkError` where a worker is another version or does not see the folders."""
    try:
        client.wait_for_workers(1, timeout=WORKERS)
    except TimeoutError:
        raise PaperworkError("у планировщика нет рабочих; запустите их: paperwork worker АДРЕС") from None
    ours = about(order)
    found = client.run(about, replace(order, root=there), on_error="return")
    for worker, theirs in found.items():
        sentence = _difference(ours, theirs)
        if sentence:
            raise PaperworkError(f"рабочий процесс {worker}: {sentence}")


def _difference(ours: dict[str, str | bool], theirs: object) -> str:
    """What is wrong with a worker, and what to do."""
    if not isinstance(theirs, dict):  # its error: it has no such function
        return f"там нет программы версии {ours['program']}; установите ее на всех машинах"
    for name, words in (("program", "версия программы"), ("python", "версия Python")):
        if theirs.get(name) != ours[name]:
            return f"{words} {theirs.get(name)}, а здесь {ours[name]}; установите везде одну"
    for name, words in (("books", "папку с книгами"), ("out", "папку документов")):
        if not theirs.get(name):
            return f"не видит {words}; назовите общую папку в --root, здесь и в paperwork worker"
    return "" if theirs.get("writes") else "не может писать в папку документов; проверьте права"


def guarded(cluster: Cluster) -> str:
    """The address of the scheduler. Raises `PaperworkError` where anybody may reach it.

    Whoever reaches a scheduler has his own code run on its machines.
    """
    address = cluster.address if "://" in cluster.address else f"tcp://{cluster.address}"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or port is None or parts.scheme not in ("tcp", "tls"):
        raise PaperworkError(f"{address}: это не адрес планировщика; он пишется так: tls://имя:{PORT}")
    if parts.scheme == "tcp" and not _is_loopback(host) and not cluster.insecure:
        danger = "без TLS любой, кто дойдет до планировщика, запустит на машинах свою программу"
        raise PaperworkError(f"{address}: {danger}; нужен адрес tls://, туннель SSH или --insecure")
    return address


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def security_of(cluster: Cluster) -> Security:
    """The certificates, from the folder that is named or from Dask's own settings."""
    from distributed.security import Security

    is_secure = cluster.address.startswith("tls://")
    if cluster.certificates is None:
        known = Security(require_encryption=is_secure or None)
        if is_secure and not known.tls_ca_file:
            raise PaperworkError(
                f"{cluster.address}: проверьте адрес и сертификаты: для tls:// нужна папка, в которой лежат"
                f" {', '.join(FILES.values())}; назовите ее в --certificates"
            )
        return known
    files = {name: str(cluster.certificates / file) for name, file in FILES.items()}
    for path in map(Path, files.values()):
        if not path.is_file():
            raise PaperworkError(f"{path}: такого файла нет; в папке нужны {', '.join(FILES.values())}")
    roles = {f"tls_{role}_{part}": files[part] for role in ROLES for part in ("cert", "key")}
    return Security(require_encryption=is_secure or None, tls_ca_file=files["ca"], **roles)


@contextmanager
def _quiet() -> Iterator[None]:
    """Dask's own words are for those who write programs."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == distributed.__name__:  # each has a level of its own
            logging.getLogger(name).setLevel(logging.CRITICAL)
    with dask.config.set(QUIET), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def work_for(cluster: Cluster, jobs: int, say: Callable[[str], object]) -> None:
    """Starts so many workers of one thread each, and stays until they or this process are ended."""
    address, security = guarded(cluster), security_of(cluster)
    if cluster.root:
        os.environ[ROOT] = str(cluster.root.absolute())  # the workers are processes of their own
    with _quiet(), passing_workplace() as place:
        asyncio.run(_work(address, security, jobs, place, say))


async def _work(
    address: str, security: Security, jobs: int, place: Path, say: Callable[[str], object]
) -> None:
    try:
        async with distributed.rpc(address, connection_args=security.get_connection_args("worker")) as found:
            await asyncio.wait_for(found.identity(), ANSWER)
    except (OSError, ValueError, TypeError, TimeoutError):
        raise PaperworkError(f"{address}: планировщик не отвечает; проверьте адрес и сертификаты") from None
    nannies = [
        distributed.Nanny(address, local_directory=str(place), security=security, **WORKER)
        for _ in range(jobs)
    ]
    try:
        await asyncio.gather(*nannies)
        say(f"Рабочих процессов: {jobs}, планировщик {address}")
        await asyncio.gather(*(nanny.finished() for nanny in nannies))
    finally:
        await asyncio.gather(*(nanny.close(timeout=ANSWER) for nanny in nannies), return_exceptions=True)


def try_out(workers: int, say: Callable[[str], object]) -> None:
    """Starts a scheduler that this machine alone can reach, with so many workers, and stays."""
    with _quiet(), passing_workplace() as place, _cluster(workers, place) as found:
        say(f"Планировщик: {found.scheduler_address}, рабочих процессов: {workers}")
        say(f"paperwork make ПАПКА --out ПАПКА --cluster {found.scheduler_address}")
        while True:
            time.sleep(1)


def _cluster(workers: int, place: Path) -> distributed.LocalCluster:
    options = {
        "n_workers": workers,
        "threads_per_worker": 1,
        "processes": True,
        "host": "127.0.0.1",
        "dashboard_address": None,
        "worker_dashboard_address": None,
        "local_directory": str(place),
        "silence_logs": logging.CRITICAL,
    }
    try:
        return distributed.LocalCluster(scheduler_port=PORT, **options)
    except (OSError, RuntimeError):  # another scheduler has that port
        return distributed.LocalCluster(scheduler_port=0, **options)
