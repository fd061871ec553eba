"""A page of a report as a picture and as text, for a window to show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One drawn page. number: from 1. pixels: red, green, blue, one byte each, rows from the top without padding.

    text: what stands on the page, for those who cannot see the picture.
    """

    number: int
    pages: int
    width: int
    height: int
    pixels: bytes
    text: str
