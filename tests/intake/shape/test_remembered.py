"""What is told of a text is worked out once, and the memory stays small."""

from naungan.intake.shape import remembered as room
from naungan.intake.shape.remembered import remembered


def test_a_text_is_told_once_and_a_long_one_each_time() -> None:
    asked: list[str] = []

    @remembered
    def tell(text: str) -> int:
        asked.append(text)
        return len(text)

    long = "x" * (room._LONGEST_KEPT + 1)
    assert [tell(text) for text in ("nik", "nik", long, long)] == [3, 3, len(long), len(long)]
    assert asked == ["nik", long, long]


def test_the_memory_begins_anew_before_it_grows_large() -> None:
    asked: list[str] = []

    @remembered
    def tell(text: str) -> None:
        asked.append(text)

    for number in range(room._KEPT + 1):
        tell(str(number))
    tell("0")
    tell(str(room._KEPT))
    assert asked[-2:] == [str(room._KEPT), "0"]
