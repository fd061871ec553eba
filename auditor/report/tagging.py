"""The structure tree of a tagged PDF (ISO 32000-1 §14.7 and §14.8), which reportlab lacks: what is read out, in order.

One small object for each element, written as it stands: a report of 10,000 apps has 90,000 of them.
"""

from typing import NamedTuple

from reportlab.pdfbase import pdfdoc

# Keys of the parent tree: pages count from 0, annotations from here (more pages than this do not fit a report).
ANNOTATIONS_FROM = 1 << 20
# Elements that only hold other elements; words that stood in them directly would have no role.
GROUPS = frozenset(("Document", "Part", "Sect", "Table", "TR", "L", "LI", "TOC"))
SCOPE_COLUMN = "/A<</O/Table/Scope/Column>>"
SCOPE_ROW = "/A<</O/Table/Scope/Row>>"


class _Content(NamedTuple):
    """Marked content: the page (from 1) and its number on that page."""

    page: int
    number: int


class _Annotation(NamedTuple):
    """An annotation: the page (from 1) and the name of its object."""

    page: int
    name: str


class Element:
    """One element. extra: further entries of its dictionary in PDF syntax, such as its scope or its language."""

    __slots__ = ("extra", "kids", "number", "parent", "tag")

    def __init__(self, tag: str, parent: "Element | None", extra: str = "") -> None:
        self.tag, self.parent, self.extra = tag, parent, extra
        self.kids: list[Element | _Content | _Annotation] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)


class Tags:
    """The tree of one document while its pages are drawn."""

    def __init__(self) -> None:
        self.root = Element("Document", None)
        self._pages: list[list[Element]] = []
        self._annotations: list[Element] = []

    def content(self, element: Element, page: int) -> int:
        """Take marked content of a page into an element; its number on that page (the MCID)."""
        while len(self._pages) < page:
            self._pages.append([])
        held = self._pages[page - 1]
        element.kids.append(_Content(page, len(held)))
        held.append(element)
        return len(held) - 1

    def annotation(self, element: Element, page: int, name: str) -> int:
        """Take the annotation whose object has that name into an element; its key in the parent tree."""
        element.kids.append(_Annotation(page, name))
        self._annotations.append(element)
        return ANNOTATIONS_FROM + len(self._annotations) - 1

    def write(self, document: pdfdoc.PDFDocument, pages: int) -> None:
        """Put the tree into a document whose pages are all drawn."""
        elements = _in_order(self.root)
        root, tree = _number(document, _Root(self.root), "StructTree"), _number(document, self._parents(pages), "")
        for element in elements:
            element.number = _number(document, _Written(element, root), "")
        document.idToObject["StructTree"].parents = tree
        document.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference("StructTree")
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        for page in range(pages):
            drawn = document.idToObject[f"Page{page + 1}"]
            drawn.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
            drawn.StructParents, drawn.Tabs = page, "/S"

    def forget(self) -> None:
        """Take the tree apart once it is written or given up, so that memory is free without a collector of circles.

        Parents and kids name each other; those of 5,000 apps kept 440,000 objects until they were looked through.
        """
        for element in _in_order(self.root):
            element.kids.clear()
            element.parent = None

    def _parents(self, pages: int) -> "_Parents":
        held = self._pages + [[] for _ in range(pages - len(self._pages))]
        return _Parents(held, self._annotations)


def _in_order(root: Element) -> list[Element]:
    found, waiting = [], [root]
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
    return found


def _number(document: pdfdoc.PDFDocument, written: pdfdoc.PDFObject, name: str) -> int:
    reference = document.Reference(written, name or None)
    number: int = document.idToObjectNumberAndVersion[reference.name][0]
    return number


def _number_of(document: pdfdoc.PDFDocument, name: str) -> int:
    number: int = document.idToObjectNumberAndVersion[name][0]
    return number


class _Root(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """The root of the structure tree."""

    def __init__(self, top: Element) -> None:
        self._top = top
        self.parents = 0

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        top = self._top.number
        return f"<</Type/StructTreeRoot/K[{top} 0 R]/ParentTree {self.parents} 0 R>>".encode()


class _Parents(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """The parent tree: for each page and annotation the elements that its content belongs to."""

    def __init__(self, pages: list[list[Element]], annotations: list[Element]) -> None:
        self._pages, self._annotations = pages, annotations

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        numbers = [
            f"{key}[{' '.join(f'{element.number} 0 R' for element in held)}]" for key, held in enumerate(self._pages)
        ]
        numbers += [f"{ANNOTATIONS_FROM + key} {one.number} 0 R" for key, one in enumerate(self._annotations)]
        return f"<</Nums[{' '.join(numbers)}]>>".encode()


class _Written(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """A structure element as PDF syntax."""

    def __init__(self, element: Element, root: int) -> None:
        self._element, self._root = element, root

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        element = self._element
        parent = element.parent.number if element.parent else self._root
        kids = element.kids
        first = next((kid.page for kid in kids if isinstance(kid, _Content)), 0)
        page = f"/Pg {_number_of(document, f'Page{first}')} 0 R" if first else ""
        inside = " ".join(_kid(kid, first, document) for kid in kids)
        held = f"/K {inside}" if len(kids) == 1 else f"/K[{inside}]" if kids else ""
        return f"<</S/{element.tag}/P {parent} 0 R{element.extra}{page}{held}>>".encode("latin-1")


def _kid(kid: Element | _Content | _Annotation, page: int, document: pdfdoc.PDFDocument) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, _Content) and kid.page == page:
        return str(kid.number)
    where = f"/Pg {_number_of(document, f'Page{kid.page}')} 0 R"
    if isinstance(kid, _Content):
        return f"<</Type/MCR{where}/MCID {kid.number}>>"
    return f"<</Type/OBJR{where}/Obj {_number_of(document, kid.name)} 0 R>>"


def written(text: str) -> str:
    """A text string in PDF syntax, as hexadecimal UTF-16 (ISO 32000-1 §7.9.2.2), so that no character can end it."""
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be', 'replace').hex().upper()}>"
