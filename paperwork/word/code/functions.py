"""The functions that print a part: a quick one, and a careful one for when the quick one fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from hashlib import sha256
from types import TracebackType
from typing import Any

from jinja2 import runtime

from paperwork.common.records import dataclass
from paperwork.word.code.generated import GeneratedCode, file_of
from paperwork.word.code.loops import CountedLoop
from paperwork.word.code.repair import Repairer
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.values import Xml, plain
from paperwork.word.reading.site import Site

Root = Callable[..., list[str]]


class Code:
    """A function made of a template; knows which line of the template each of its lines came from."""

    def __init__(
        self, generated: GeneratedCode, name: str, environment: WordEnvironment, repairer: Repairer
    ) -> None:
        self._file, self._lines = file_of(name), generated.lines
        space = {**_space(environment), "repairer": repairer}
        # what the code may do was decided on the tree: see the allow-list in language/syntax
        exec(generated.code, space)
        self.root: Root = space["root"]

    def line_of(self, trace: TracebackType | None) -> int:
        """The line of the template where an error arose; 0 when it is not known."""
        line = 0
        while trace is not None:
            # the innermost frame of our own code: a macro may have been called from another line
            if trace.tb_frame.f_code.co_filename == self._file:
                line = trace.tb_lineno
            trace = trace.tb_next
        return self._lines.get(max((known for known in self._lines if known <= line), default=0), 0)


@dataclass(eq=False)
class Codes:
    """Both functions of a part, the quick one and the careful one, each made when it is first needed.

    ``source`` gives the part in Jinja's language, and parts with the same ``digest`` of it print the same;
    ``lines`` gives for its lines the tag's number and site.
    """

    name: str
    digest: bytes
    source: Callable[[], str]
    environment: WordEnvironment
    lines: Mapping[int, tuple[int, Site]]
    repairer: Repairer
    generated: GeneratedCode

    @classmethod
    def of(
        cls,
        name: str,
        source: str,
        environment: WordEnvironment,
        lines: Mapping[int, tuple[int, Site]],
        repairer: Repairer,
        generated: GeneratedCode,
    ) -> Codes:
        """The functions of a part whose source is at hand."""
        digest = sha256(source.encode(errors="surrogatepass")).digest()
        return cls(name, digest, lambda: source, environment, lines, repairer, generated)

    def within(self, environment: WordEnvironment) -> Codes:
        """The same functions with another environment, of which only the careful one asks what is printed."""
        rest = self.lines, self.repairer, self.generated
        return Codes(self.name, self.digest, self.source, environment, *rest)

    @cached_property
    def quick(self) -> Code:
        """The function for the usual case."""
        return Code(self.generated, self.name, self.environment, self.repairer)

    @cached_property
    def careful(self) -> Code:
        """The function that checks every name and every value."""
        from paperwork.word.code.generating import careful_code  # a template that was kept needs it seldom

        written = careful_code(self.source(), self.environment, self.name, self.lines)
        return Code(written, self.name, self.environment, self.repairer)


def _space(environment: WordEnvironment) -> dict[str, Any]:
    """The names that the code finds."""
    return {name: getattr(runtime, name) for name in runtime.exported} | {
        "LoopContext": CountedLoop,
        "environment": environment,
        "field": environment.field,
        "undefined": environment.undefined,
        "captured": environment.captured,
        # an if without else is nothing and no error
        "cond_expr_undefined": runtime.Undefined,
        "plain": plain,
        "Xml": Xml,
    }
