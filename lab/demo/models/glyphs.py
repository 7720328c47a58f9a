"""Ten digits as 5 x 7 dots, and noisy samples of them: training data that needs no download."""
import torch

GLYPHS = [
    "01110 10001 10011 10101 11001 10001 01110",
    "00100 01100 00100 00100 00100 00100 01110",
    "01110 10001 00001 00010 00100 01000 11111",
    "11111 00010 00100 00010 00001 10001 01110",
    "00010 00110 01010 10010 11111 00010 00010",
    "11111 10000 11110 00001 00001 10001 01110",
    "00110 01000 10000 11110 10001 10001 01110",
    "11111 00001 00010 00100 01000 01000 01000",
    "01110 10001 10001 01110 10001 10001 01110",
    "01110 10001 10001 01111 00001 00010 01100",
]


def clean() -> torch.Tensor:
    """The ten digits, one row of 35 dots each, values 0 or 1."""
    return torch.tensor([[float(dot) for dot in glyph.replace(" ", "")] for glyph in GLYPHS])


def noisy(count: int, flip: float, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """`count` samples whose dots are flipped with probability `flip`, and their digits."""
    source = torch.Generator().manual_seed(seed)
    digits = torch.randint(0, 10, (count,), generator=source)
    flips = (torch.rand((count, 35), generator=source) < flip).float()
    return (clean()[digits] - flips).abs(), digits
