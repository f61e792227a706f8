"""Places: from offsets to lines and columns, and from what is read back to what is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Document
from newslint.folding import fold, letters_of, level, words_of
from newslint.places import BESIDE, LONGEST, excerpt_of, place_of
from newslint.text import Lines, Piece, Position, Prose, ProseBuilder, Span

ANY = st.text(alphabet="ab é“\n\r\t🗼İ\u2028", max_size=40)


class TestLines:
    @pytest.mark.parametrize(
        ("source", "offset", "position"),
        [
            ("", 0, (1, 1)),
            ("ab", 0, (1, 1)),
            ("ab", 2, (1, 3)),
            ("a\nb", 1, (1, 2)),
            ("a\nb", 2, (2, 1)),
            ("a\r\nb", 3, (2, 1)),
            ("a\rb", 2, (1, 3)),
            ("a\u2028b", 2, (1, 3)),
            ("🗼é\n🗼x", 4, (2, 2)),
            ("\n\n\n", 3, (4, 1)),
        ],
    )
    def test_position(self, source: str, offset: int, position: tuple[int, int]) -> None:
        assert Lines(source).position(offset) == position

    @given(ANY, st.integers(0, 30), st.integers(0, 30))
    def test_a_span_has_the_positions_of_its_ends(self, source: str, one: int, other: int) -> None:
        start, end = sorted(min(at, len(source)) for at in (one, other))
        lines = Lines(source)
        ends = lines.position(start), lines.position(end)
        assert lines.positions(Span(start, end)) == ends

    @given(ANY)
    def test_every_offset_has_its_own_place_and_they_rise(self, source: str) -> None:
        lines = Lines(source)
        positions = [lines.position(offset) for offset in range(len(source) + 1)]
        assert positions == sorted(set(positions))
        rows = source.split("\n")
        for offset, (line, column) in enumerate(positions):
            before = "\n".join([*rows[: line - 1], rows[line - 1][: column - 1]])
            assert len(before) == offset


@st.composite
def prose(draw: st.DrawFn) -> tuple[str, Prose]:
    """Draw a source and what is read of it: text kept, text translated, and markup."""
    kinds = st.sampled_from(["keep", "translate", "markup"])
    chunks = draw(st.lists(st.tuples(kinds, st.text("ab é🗼", min_size=1, max_size=4)), max_size=8))
    source = "".join(text if kind == "keep" else f"<{text}>" for kind, text in chunks)
    builder, at = ProseBuilder(source), 0
    for kind, text in chunks:
        end = at + len(text) + 2 * (kind != "keep")
        if kind == "keep":
            builder.keep(at, end)
        elif kind == "translate":
            builder.translate(text, at, end)
        at = end
    return source, builder.build()


class TestProse:
    @given(prose())
    def test_every_stretch_leads_back_to_where_it_stands(self, drawn: tuple[str, Prose]) -> None:
        source, read = drawn
        assert read.text == read.text.strip() or not all(p.verbatim for p in read.pieces)
        assert read.text == "".join(piece.text for piece in read.pieces)
        for start in range(len(read.text)):
            for end in range(start + 1, len(read.text) + 1):
                span = read.span(start, end)
                assert 0 <= span.start < span.end <= len(source)
                if read.is_verbatim(start, end):
                    assert source[span.start : span.end] == read.text[start:end]
                cut = read.slice(start, end)
                assert cut.text == read.text[start:end]
                assert cut.span(0, end - start) == span

    @given(prose())
    def test_touching_pieces_are_one(self, drawn: tuple[str, Prose]) -> None:
        _, read = drawn
        for first, second in zip(read.pieces, read.pieces[1:], strict=False):
            assert first.end <= second.start
            assert not (first.verbatim and second.verbatim and first.end == second.start)

    def test_an_entity_maps_as_a_whole(self) -> None:
        read = Prose([Piece("isn", 0, 3, True), Piece("’", 3, 10, False), Piece("t", 10, 11, True)])
        assert read.text == "isn’t"
        assert read.span(0, 5) == Span(0, 11)
        assert read.span(3, 4) == Span(3, 10)
        assert read.span(3, 3) == Span(3, 3)
        assert read.span(5, 5) == Span(11, 11)
        assert not read.is_verbatim(2, 4)
        assert read.is_verbatim(0, 3)

    def test_nothing(self) -> None:
        read = ProseBuilder("").build()
        assert (read.text, read.pieces, read.span(0, 0)) == ("", (), Span(0, 0))
        assert not ProseBuilder("ab")


class TestDocument:
    SOURCE = "# One\n\nTwo three.\n\nFour.\n"

    @pytest.fixture
    def document(self) -> Document:
        """Return a document of three blocks."""
        parts = [("headline", 2, 5), ("paragraph", 7, 17), ("paragraph", 19, 24)]
        blocks = [(kind, Prose.verbatim(self.SOURCE, a, b)) for kind, a, b in parts]
        return Document("a.md", self.SOURCE, blocks)  # type: ignore[arg-type]

    def test_its_text_is_its_blocks(self, document: Document) -> None:
        assert document.text == "One\n\nTwo three.\n\nFour."
        for block in document.blocks:
            assert document.text[block.start : block.end] == block.text
            for offset in range(block.start, block.end):
                assert document.block_at(offset) is block

    def test_a_stretch_over_blocks_runs_from_the_first_to_the_last(
        self, document: Document
    ) -> None:
        first, last = document.text.index("three"), document.text.index("Four") + 4
        assert document.span(first, last) == Span(11, 23)
        assert not document.is_verbatim(first, last)
        assert document.is_verbatim(first, first + 5)

    def test_a_place_has_lines_and_columns(self, document: Document) -> None:
        assert place_of(document, Span(11, 16)) == (Span(11, 16), (3, 5), (3, 10))


class TestExcerpt:
    @given(ANY, st.data())
    def test_it_is_of_the_line_in_which_the_stretch_starts(
        self, source: str, data: st.DataObject
    ) -> None:
        document = Document("a.md", source, ())
        start = data.draw(st.integers(0, len(source)))
        end = data.draw(st.integers(start, len(source)))
        excerpt = excerpt_of(document, Span(start, end))
        line, column = document.lines.position(start)
        assert excerpt.text == source.split("\n")[line - 1].rstrip("\r")
        assert excerpt.column == 1 <= column
        assert not excerpt.cut

    def test_of_a_long_line_it_keeps_what_stands_beside(self) -> None:
        source = "x\n" + "a" * 1000 + "FAULT" + "b" * 1000 + "\nx"
        document = Document("a.md", source, ())
        excerpt = excerpt_of(document, Span(1002, 1007))
        assert excerpt.text == "a" * BESIDE + "FAULT" + "b" * BESIDE
        assert (excerpt.column, excerpt.cut) == (1001 - BESIDE, True)
        whole = excerpt_of(document, Span(2, 2007))
        assert (whole.text, whole.column, whole.cut) == (source[2 : 2 + LONGEST], 1, True)


class TestFolding:
    @given(st.text())
    def test_folding_keeps_every_place(self, text: str) -> None:
        assert len(fold(text)) == len(level(text)) == len(text)
        assert fold(fold(text)) == fold(text)
        assert fold(level(text)) == fold(text)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Mayor resigns", "MAYOR RESIGNS."),
            ("Mayor ‘resigns’", 'Mayor "resigns"'),
            ("Mayor’s plan – at last", "Mayor's plan at last!"),
            ("Straße", "STRASSE"),
            ("“Mayor resigns”", "Mayor\u00a0resigns"),
            ("Café closes", "Cafe\u0301 closes"),
            ("Mayor resigns", "May\u00ador re\u200bsigns"),
        ],
    )
    def test_like_headlines_have_like_words(self, one: str, other: str) -> None:
        assert words_of(one) == words_of(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Up 5%", "Up 5"),
            ("$5 tax", "5 tax"),
            ("AT&T", "AT T"),
            ("Mayor", "Major"),
            ("C++", "C"),
        ],
    )
    def test_unlike_ones_have_not(self, one: str, other: str) -> None:
        assert words_of(one) != words_of(other)

    def test_accents_are_the_same_in_a_letter_and_beside_it(self) -> None:
        one = "The café by the harbor closes at noon."
        assert letters_of([one]) == letters_of([one.replace("é", "e\u0301")])
        assert letters_of([]) == []


def test_positions_are_plain_tuples() -> None:
    assert Position(1, 2) == (1, 2)
