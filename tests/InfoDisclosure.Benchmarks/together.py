"""Five clerks, two reviewers, the scheduler and a crawler at one served demonstration portal, all at once.

    python3 together.py http://127.0.0.1:5080 data/demonstration-accounts.txt [SECONDS]

Clerks write, correct and send items; reviewers pass them on and publish them, every other one at a set time, which the portal's own
scheduler keeps; the crawler reads public pages. At the end every save that was answered must be there. Prints what was done; ends
with 1 when a save was lost or any answer was not what it should be.
"""
import collections
import html
import http.cookiejar
import re
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

base, accounts, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3]) if len(sys.argv) > 3 else 120
passwords = dict(line.split()[:2] for line in open(accounts, encoding="utf-8") if line.strip())
counts, problems, sent, passed, published, titles = collections.Counter(), [], collections.deque(), collections.deque(), [], {}
slowest = collections.defaultdict(float)
end = time.monotonic() + seconds


class Session:
    def __init__(self, user=None):
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        if user:
            self.open("/staff/sign-in")
            self.post("/staff/sign-in", {"UserName": user, "Password": passwords[user]}, expect=(200,))

    def open(self, path, data=None, expect=(200,), kind="read"):
        begun = time.monotonic()
        try:
            with self.opener.open(base + path, data, timeout=60) as answer:
                self.status, self.url, self.text = answer.status, answer.geturl(), answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            self.status, self.url, self.text = error.code, path, error.read().decode("utf-8", "replace")
        except OSError as error:
            self.status, self.url, self.text = 0, path, str(error)
        slowest[kind] = max(slowest[kind], time.monotonic() - begun)
        counts[kind] += 1
        if self.status not in expect:
            problems.append(f"{path}: {self.status}")
        return self.text

    def fields(self, action):
        """The fields of the first form that posts to an action, as they stand."""
        form = next((f for f in re.findall(r"<form\b.*?</form>", self.text, re.S) if f'action="{action}"' in f.split(">")[0]), "")
        found = []
        for tag in re.findall(r"<input\b[^>]*>", form):
            name, kind = re.search(r'\bname="([^"]*)"', tag), re.search(r'\btype="([^"]*)"', tag)
            if name and not (kind and kind[1] in ("checkbox", "radio", "file") and " checked" not in tag) and not (kind and kind[1] == "file"):
                value = re.search(r'\bvalue="([^"]*)"', tag)
                found.append((html.unescape(name[1]), html.unescape(value[1]) if value else ""))
        for name, inner in re.findall(r'<textarea\b[^>]*\bname="([^"]*)"[^>]*>(.*?)</textarea>', form, re.S):
            found.append((name, html.unescape(inner).lstrip("\n")))
        for name, inner in re.findall(r'<select\b[^>]*\bname="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
            options = re.findall(r'<option\b([^>]*)>', inner)
            chosen = next((o for o in options if "selected" in o), options[0] if options else "")
            value = re.search(r'value="([^"]*)"', chosen)
            found.append((name, value[1] if value else ""))
            self.options = {**getattr(self, "options", {}), name: [v[1] for v in (re.search(r'value="([^"]*)"', o) for o in options) if v and v[1]]}
        return found

    def post(self, action, typed, expect=(200,), kind="save"):
        fields = [(name, value) for name, value in self.fields(action) if name not in typed]
        fields += [(name, one) for name, value in typed.items() for one in (value if isinstance(value, list) else [value])]
        return self.open(action, urllib.parse.urlencode(fields).encode(), expect, kind)


def clerk(number, user):
    me, made = Session(user), 0
    while time.monotonic() < end:
        made += 1
        title = f"第{number}位写的第{made}条"
        me.open("/staff/items/new")
        me.fields("/staff/items/new")
        me.post("/staff/items/new", {"Form.Title": title, "Form.Summary": "一起工作的测量", "Form.Body": "正文。", "Form.FormedOn": time.strftime("%Y-%m-%d"),
                                     "Form.CategoryId": me.options["Form.CategoryId"][number], "Form.GroupId": me.options["Form.GroupId"][0]})
        found = re.search(r"/staff/items/(\d+)$", me.url)
        if not found:
            problems.append(f"{title}: not made")
            continue
        item = found[1]
        for change in range(3):
            path = f"/staff/items/{item}/edit"
            me.open(path)
            me.post(path, {"Form.Title": f"{title}，第{change}次修改"})
            titles[item] = f"{title}，第{change}次修改"
        me.open(f"/staff/items/{item}")
        me.post(f"/staff/items/{item}/send", {})
        sent.append(item)


def reviewer():
    me = Session("shenhe1")
    while time.monotonic() < end:
        if not sent:
            time.sleep(.05)
            continue
        item = sent.popleft()
        me.open(f"/staff/items/{item}/review")
        me.post(f"/staff/items/{item}/pass", {})
        passed.append(item)


def secrecy():
    me, done = Session("baomi1"), 0
    while time.monotonic() < end:
        if not passed:
            time.sleep(.05)
            continue
        item, done = passed.popleft(), done + 1
        me.open(f"/staff/items/{item}/review")
        parts = re.findall(r'name="Form.LookedAt"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="Form.LookedAt"', me.text)
        typed = {"Form.LookedAt": [one[0] or one[1] for one in parts], "Form.Conclusion": "可以公开"}
        if done % 2 == 0:
            soon = time.gmtime(time.time() + 8 * 3600 + 70)
            typed |= {"Form.PublishOn": time.strftime("%Y-%m-%d", soon), "Form.PublishTime": time.strftime("%H:%M", soon)}
            counts["scheduled"] += 1
        me.post(f"/staff/items/{item}/publish", typed)
        published.append(item)


def crawler():
    me, paths = Session(), collections.deque(["/"])
    while time.monotonic() < end:
        path = paths[0]
        paths.rotate(-1)
        me.open(path, kind="crawl", expect=(200, 429))
        if me.status == 429:
            counts["told to wait"] += 1
            time.sleep(1)
        for link in set(re.findall(r'href="(/[^"#]*)"', me.text)):
            link = html.unescape(link)
            if len(paths) < 500 and link not in paths and re.match(r"/(catalogue|reports|requests|guide|rules|map)?([/?]|$)", link) and not link.endswith(".pdf"):
                paths.append(link)


threads = [threading.Thread(target=clerk, args=(n, user)) for n, user in enumerate(["xinxi1", "xinxi2", "xinxi1", "xinxi2", "zonghe1"], 1)]
threads += [threading.Thread(target=one) for one in (reviewer, secrecy, crawler)]
for one in threads:
    one.start()
for one in threads:
    one.join()
# What was scheduled last comes due within two minutes.
me, waited = Session("zonghe1"), time.monotonic() + 150
public = Session()
late = list(published)
while late and time.monotonic() < waited:
    late = [item for item in late if public.open(f"/catalogue/{item}", expect=(200, 404, 429), kind="look") is None or public.status != 200]
    if late:
        time.sleep(5)
problems += [f"item {item} isn't public" for item in late]
lost = 0
for item, title in titles.items():
    if html.escape(title) not in me.open(f"/staff/items/{item}", kind="look"):
        lost += 1
        problems.append(f"item {item}: “{title}” was lost")
print(dict(counts), "slowest (s):", {kind: round(value, 2) for kind, value in slowest.items()})
print(f"{len(titles)} items written, {len(published)} published, {lost} lost, {len(problems)} problems")
for problem in problems[:20]:
    print(" ", problem)
sys.exit(bool(problems))
