"""Trees of Jinja walked and copied as Jinja does it itself."""

from __future__ import annotations

from each import each
from jinja2 import Environment, nodes

from paperwork.word.code.generating import quick_code
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.trees import children, copied, descendants

TEMPLATES = (
    "",
    "слова",
    "{{ a.b['c'][1:2] | default('x', boolean=true) }}",
    "{% for a, b in rows | sort(attribute='c') if a is defined %}{{ loop.index }}{% else %}нет{% endfor %}",
    "{% if a > 1 and b in [1, {'c': (2, -d)}] %}1{% elif not c %}2{% elif d %}3{% else %}4{% endif %}",
    "{% macro m(a, b=[1]) %}{{ a ~ b }}{% endmacro %}{% call(x) m(1, b=2) %}{{ x }}{% endcall %}",
    "{% set a, b = 1, 2 %}{% set c | upper %}{{ a }}{% endset %}{% filter upper %}{{ c }}{% endfilter %}",
    "{% with a = 1, b = c %}{{ a if b else d ** 2 }}{% endwith %}",
)


@each("template", TEMPLATES)
def test_nodes_come_in_the_order_of_jinja(template: str) -> None:
    tree = Environment().parse(template)
    found = descendants(tree)
    assert [*map(id, found)] == [*map(id, tree.find_all(nodes.Node))]
    for node in (tree, *found):
        assert [*map(id, children(node))] == [*map(id, node.iter_child_nodes())]


@each("template", TEMPLATES)
def test_a_copy_is_equal_and_has_no_node_of_the_other(template: str) -> None:
    tree = Environment().parse(template)
    twin = copied(tree)
    assert repr(twin) == repr(tree)
    pairs = list(zip((tree, *descendants(tree)), (twin, *descendants(twin)), strict=True))
    assert all(one is not other and one.lineno == other.lineno for one, other in pairs)
    assert all(one.environment is other.environment for one, other in pairs)


@each("template", TEMPLATES)
def test_making_code_leaves_the_tree_as_it_is(template: str) -> None:
    environment = WordEnvironment()
    tree = Environment().parse(template)
    before = repr(tree)
    quick_code(tree, environment, "x", {})
    assert repr(tree) == before
