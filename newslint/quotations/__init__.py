"""The quotations of an article: one model that every check shares."""

from newslint.quotations.model import Fault, FaultKind, Quotation, Quotations
from newslint.quotations.reading import read_quotations

__all__ = ["Fault", "FaultKind", "Quotation", "Quotations", "read_quotations"]
