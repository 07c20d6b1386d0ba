"""Who is not let in, what is refused, and that nothing of a book is left anywhere."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from bombs import with_bomb
from desk import INSTITUTION, VERA, Desk, Sheets, command, environment
from visitor import Answer, Visitor, serving

from paperwork.web.access import LARGEST_BODY
from paperwork.web.app import PAGES
from paperwork.web.chapters import common
from paperwork.web.entries import SEEN
from paperwork.web.memory import IDLE, Memory
from paperwork.web.open_book import opened

FORM = "application/x-www-form-urlencoded"
BOOK: Sheets = {"Учреждение": INSTITUTION, "Клиенты": [VERA | {"Адрес": "Тайный переулок"}]}


def addresses(method: str) -> list[str]:
    """Every address of the page that answers to the method, of the first client and of a sheet."""
    places = {"client": "1", "order": "10", "kind": "card"}
    return [
        re.sub(r"{(\w+)[^}]*}", lambda found: places[found[1]], path).removeprefix("/")
        for path, _, methods in PAGES
        if method in methods
    ]


SHEETS = [f"sheet/{schema.sheet.order}" for schema in common()]


@pytest.fixture
def secret(visitor: Visitor, desk: Desk) -> Visitor:
    """A visitor with a book that others would like to see."""
    visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
    return visitor


def is_shut(answer: Answer) -> bool:
    """Whether nothing at all was told."""
    return answer.status in (403, 421) and "Соколова" not in answer.text and "token" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Host": "localhost:8765"},
        {"Cookie": ""},
        {"Cookie": "paperwork=1"},
        {"Cookie": '"\\'},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},  # a page of another port of this computer
    ],
    ids=str,
)
def test_strangers_see_nothing(secret: Visitor, headers: dict[str, str]) -> None:
    for page in (*addresses("GET"), "static/page.js", "nowhere"):
        assert is_shut(secret.send("GET", f"{secret.room}/{page}", headers=headers)), page


def test_a_wrong_cookie_or_key_does_not_open(secret: Visitor) -> None:
    name = secret.cookie.partition("=")[0]
    assert is_shut(secret.send("GET", f"{secret.room}/clients", headers={"Cookie": f"{name}=guess"}))
    for path in ("/", "/guess", "/" + "a" * 32, f"{secret.address.rpartition('/')[2]}/x".join("//")):
        answer = secret.send("GET", path, headers={"Cookie": ""})
        assert is_shut(answer), path
        assert "set-cookie" not in answer.headers


def test_the_cookie_is_for_this_page_alone(secret: Visitor) -> None:
    cookie = secret.send("GET", "/" + secret.address.rpartition("/")[2]).headers["set-cookie"].lower()
    assert {"httponly", "samesite=strict", f"path={secret.room}"} <= {
        part.strip() for part in cookie.split(";")
    }


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "http://127.0.0.1:1", "https://{host}"]
)
def test_forms_of_other_pages_are_refused(secret: Visitor, origin: str) -> None:
    headers = {"Origin": origin.format(host=secret.host), "Content-Type": FORM}
    body = f"token={secret.token}&forget=1".encode()
    for path in addresses("POST"):
        assert is_shut(secret.send("POST", f"{secret.room}/{path}", body, headers)), path
    assert "Соколова" in secret.get("clients").words  # and the book is as it was


@pytest.mark.parametrize("token", ["", "token=", "token=guess", "token=%D1%8F", "tokens={token}"])
def test_forms_without_the_token_are_refused(secret: Visitor, token: str) -> None:
    headers = {"Origin": f"http://{secret.host}", "Content-Type": FORM}
    body = f"{token.format(token=secret.token)}&forget=1".encode()
    for path in addresses("POST"):
        assert is_shut(secret.send("POST", f"{secret.room}/{path}", body, headers)), path
    assert "Соколова" in secret.get("clients").words


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods_do_nothing(secret: Visitor, method: str) -> None:
    assert secret.send(method, f"{secret.room}/clients").status in (403, 405)


def test_every_answer_forbids_scripts_frames_and_keeping(secret: Visitor) -> None:
    for path in (*addresses("GET"), "nowhere", "static/style.css"):
        headers = secret.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")
        assert headers["referrer-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers


def test_no_page_loads_anything_from_elsewhere_or_holds_script(secret: Visitor) -> None:
    for path in ("", "clients", "problems", "client/new", *SHEETS):
        page = secret.get(path).page
        loaded = [item.get("src") or item.get("href") for item in page.cssselect("[src], link[href]")]
        assert all(link.startswith(f"{secret.room}/static/") for link in loaded)
        assert not page.cssselect("style, [style], [onclick], script:not([src])")


def _head(visitor: Visitor, *more: str) -> bytes:
    lines = [f"POST {visitor.room}/open HTTP/1.1", f"Host: {visitor.host}", f"Cookie: {visitor.cookie}",
             f"Origin: http://{visitor.host}", "Content-Type: multipart/form-data; boundary=b"]  # fmt: skip
    return "\r\n".join([*lines, *more, "", ""]).encode()


def test_a_gigabyte_is_refused_before_it_is_sent(visitor: Visitor) -> None:
    host, port = visitor.host.split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(_head(visitor, f"Content-Length: {2**30}"))
        assert line.recv(100).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    "head", [b'--b\r\nContent-Disposition: form-data; name="book"; filename="b"\r\n\r\n', b"no form"]
)
def test_a_gigabyte_of_unknown_length_is_refused_on_the_way(visitor: Visitor, head: bytes) -> None:
    host, port = visitor.host.split(":")
    sent = 0
    with socket.create_connection((host, int(port)), timeout=30) as line:
        line.sendall(_head(visitor, "Transfer-Encoding: chunked"))
        line.sendall(b"%x\r\n%b\r\n" % (len(head), head))
        with suppress(OSError):
            while sent < 2**30:
                line.sendall(b"100000\r\n" + b"x" * 2**20 + b"\r\n")
                sent += 2**20
    assert sent < 2 * LARGEST_BODY
    assert visitor.get("").status == 200


def test_a_zip_bomb_is_refused(visitor: Visitor, desk: Desk) -> None:
    bomb = with_bomb(desk.book(BOOK).read_bytes(), "xl/bomb.xml", 2**29 + 2**20)
    answer = visitor.upload("book.xlsx", bomb)
    assert (answer.status, "слишком много данных" in answer.words) == (400, True)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, b"\0" * 9999]
)
def test_what_is_no_book_is_refused_with_a_sentence(visitor: Visitor, data: bytes) -> None:
    assert visitor.upload("book.xlsx", data).status == 400


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\book.xlsx", "/etc/<script>.xlsx", "a\nb.xlsx", "\"'.xlsx"]
)
def test_a_path_in_a_name_leads_nowhere(visitor: Visitor, desk: Desk, name: str) -> None:
    visitor.upload(name.replace("\n", "%0A").replace('"', "%22"), desk.book(BOOK).read_bytes())
    answer = visitor.get("book")
    assert answer.status == 200
    assert not {"/", "\\", "\n"} & set(answer.filename)
    assert "\r" not in answer.headers["content-disposition"]


NOWHERE = (
    "static/..%2f..%2faccess.py",
    "static/%2e%2e/access.py",
    "static//etc/passwd",
    "paper/..%2f..%2fservice_plan",
    "paper/service_plan",
    "client/1/paper/%2e%2e%2f",
    "client/-1",
    "client/99999999999999999999",
    "client/0/50",
    "client/1e9",
    "sheet/0",
    "strays/10",
    "../x",
)


def test_addresses_lead_to_pages_only(secret: Visitor) -> None:
    for path in NOWHERE:
        answer = secret.send("GET", f"{secret.room}/{path}")
        assert answer.status in (403, 404), path
        assert b"root:" not in answer.body


SCRIPT = "</textarea>'\"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}"


def test_script_in_every_field_is_only_text(visitor: Visitor) -> None:
    visitor.post("new")
    names = set()
    for path in ("client/new", *SHEETS):
        page = visitor.get(path)
        fields = [(name, SCRIPT if not name.endswith(SEEN) else value) for name, value in page.answers]
        answer = visitor.post(path, [*fields, ("do", "save")])
        names |= _checked(answer)
    for link in sorted(set(visitor.get(visitor.get("clients").cards[0]).links("client/"))):
        if link.rpartition("/")[2].isdigit() and link.count("/") == 4:
            page = visitor.get(link)
            fields = [
                (name, f"{SCRIPT}{number}" if not name.endswith(SEEN) else value)
                for number, (name, value) in enumerate(page.answers)
            ]
            names |= _checked(visitor.post(link, [*fields, ("do", "save")]))
    assert len(names) > 120  # every field there is
    for path in ("clients", "problems"):
        _checked(visitor.get(path))


def _checked(answer: Answer) -> set[str]:
    """The names of the fields of a page that holds no element but those of its template."""
    assert answer.status == 200
    assert not answer.page.cssselect("img, [onerror], script:not([src])")
    assert "{{ 7*7 }}" in answer.page.text_content() + str(answer.page.xpath("//@value"))
    return (
        {name.partition(".")[2] + answer.path for name, _ in answer.answers}
        if answer.page.cssselect(".answers")
        else set()
    )


def test_nothing_is_written_anywhere(tmp_path: Path, desk: Desk) -> None:
    """Neither a file nor a line of log tells of anybody."""
    said = tmp_path / "said.txt"
    home = tmp_path / "home"
    home.mkdir()
    before = {key: os.environ.get(key) for key in ("TMPDIR", "HOME")}
    os.environ.update({"TMPDIR": str(home), "HOME": str(home)})
    try:
        with serving(said=said) as address:
            visitor = Visitor(address)
            visitor.enter()
            visitor.upload("Соколова.xlsx", desk.book(BOOK).read_bytes())
            page = visitor.get("client/new")
            visitor.post("client/new", [*page.answers, ("do", "next.Соколова"), ("n50.surname", "Соколова")])
            visitor.get("zip")
            visitor.get("Соколова".encode().hex())
            assert [path for path in home.rglob("*") if path.is_file()] == []
    finally:
        for key, value in before.items():
            os.environ.update({key: value}) if value else os.environ.pop(key, None)
    assert said.read_text() == ""


def test_a_book_that_nobody_uses_is_dropped(desk: Desk) -> None:
    now = [0.0]
    memory = Memory(clock=lambda: now[0])
    memory.keep(opened("book.xlsx", desk.book(BOOK).read_bytes()))
    memory.note_preview("digest", [b"page"])
    now[0] = IDLE - 1
    memory.forget_if_unused()
    assert memory.opened
    now[0] = IDLE + 1
    memory.forget_if_unused()
    assert memory.opened is None
    assert not memory.previews
    assert memory.was_dropped


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C reaches no single process there")
@pytest.mark.parametrize("is_changed", [False, True])
def test_ctrl_c_ends_and_asks_where_something_would_be_lost(desk: Desk, is_changed: bool) -> None:
    line = command("serve", "--no-browser", "--port", "0")
    words = environment() | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=words
    ) as process:
        assert process.stdout
        assert process.stderr
        visitor = Visitor(process.stdout.readline().split()[-1])
        process.stdout.readline()
        visitor.enter()
        visitor.upload("book.xlsx", desk.book(BOOK).read_bytes())
        if is_changed:
            visitor.post("sheet/30", {"n30.surname": "Новый", "do": "save"})
            process.send_signal(signal.SIGINT)
            assert "изменения" in process.stdout.readline()
            assert visitor.get("clients").status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        assert (process.stdout.read(), process.stderr.read()) == ("", "")


def test_two_programs_take_two_ports(address: str) -> None:
    with serving() as other:
        assert Visitor(other).host != Visitor(address).host


def test_a_port_that_is_taken_is_told(address: str, desk: Desk) -> None:
    run = desk.run("serve", "--no-browser", "--port", Visitor(address).host.partition(":")[2])
    assert (run.status, "занят" in run.err) == (2, True)
