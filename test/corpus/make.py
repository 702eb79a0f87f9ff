"""Writes the files of the corpus that are no UTF-8, and prints the digest of CP949: the codecs are Python's, not ours."""

import hashlib
import pathlib

FOLDER = pathlib.Path(__file__).parent / "files"

KOREAN = "이름,도시,나이\n김민수,서울,31\n박서연,부산,27\n이도윤,서울,45\n똠방각하,뷁,52\n"
WESTERN = "name,city,price\nZoë,Köln,5\nRenée,Málaga,7\nJürgen,Köln,9\n“Ø”,Århus – N,12\n"

FILES = {
    "korean.utf8bom.csv": KOREAN.encode("utf-8-sig"),
    "korean.utf16le.csv": b"\xff\xfe" + KOREAN.encode("utf-16-le"),
    "korean.utf16be.csv": b"\xfe\xff" + KOREAN.encode("utf-16-be"),
    "korean.utf16le-nomark.csv": KOREAN.encode("utf-16-le"),
    "korean.cp949.csv": KOREAN.encode("cp949"),
    "korean.cp949-late.csv": ("name,x\n" + "Kim,1\n" * 20000 + "김,2\n").encode("cp949"),
    "western.cp1252.csv": WESTERN.encode("cp1252"),
    "western.utf16le-crlf.csv": b"\xff\xfe" + WESTERN.replace("\n", "\r\n").encode("utf-16-le"),
    "russian.cp1251.csv": "город,x\nМосква,1\nКазань,2\n".encode("cp1251"),
    "truncated.utf8.csv": "name,x\nKöln,1\nBonn,2\nKö".encode("utf-8")[:-1],
}

for name, content in FILES.items():
    (FOLDER / name).write_bytes(content)


def pair(lead, trail):
    text = bytes([lead, trail]).decode("cp949", errors="replace")
    return text if len(text) == 1 else "\ufffd"


CP949 = "".join(pair(lead, trail) for lead in range(0x81, 0xFF) for trail in range(0x41, 0xFF))
print("cp949", hashlib.sha256(CP949.encode()).hexdigest())
