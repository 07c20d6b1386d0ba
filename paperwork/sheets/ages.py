"""The ages of a person, in full years, from which something can be said or asked of him."""

from __future__ import annotations

SPEAKS = 3  # of what he believes, how he behaves and gets on with others
LEARNS = 7  # of his education and occupation, and how he deals with problems
WORKS = 14  # Labour Code, article 63: of a profession; of a family of his own, of habits
ANSWERS = 14  # Criminal Code, article 20: no younger person is convicted
SIGNS = 14  # Civil Code, article 26: from then on a minor signs beside the representative
OF_AGE = 18  # Civil Code, article 21: from then on a person acts for himself
