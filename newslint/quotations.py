"""The quotations of an article."""

from newslint.document import Document


class Quotations:
    """Every quotation of a document, and what is wrong with its marks."""

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch touches text between quotation marks, or a block quote."""
        return False


def read_quotations(document: Document) -> Quotations:
    """Return the quotations of a document."""
    return Quotations()
