"""Values of several tables, one under the other."""

import numpy as np
import pytest

from practice_audit.facts.stacking import stacked
from practice_audit.facts.values import Numbers, Texts, numbers, texts


def test_texts_and_numbers_are_stacked_with_their_doubt() -> None:
    words = stacked([texts(["a"]), texts([None, "b"], np.array([False, True]))])
    assert isinstance(words, Texts)
    assert (words.value.tolist(), words.known.tolist()) == (["a", None, "b"], [True, True, False])
    days = stacked([numbers([1.0]), numbers([np.nan, 2.0])])
    assert isinstance(days, Numbers)
    assert days.sure.tolist() == [True, False, True]


def test_two_kinds_are_not_stacked() -> None:
    with pytest.raises(TypeError):
        stacked([texts(["a"]), numbers([1.0])])
