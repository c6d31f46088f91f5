"""Opens report.html of each folder in a headless browser, over the DevTools protocol.

python page.py <axe.min.js> <folder>...
"""

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SCREENS = {"phone": (360, 800, True), "tablet": (820, 1180, True), "small": (900, 700, False), "desktop": (1440, 900, False)}


class Browser:
    """One headless browser, spoken to by a pipe: it listens on no port."""

    def __init__(self):
        program = next((found for found in map(shutil.which, BROWSERS) if found), None)
        if program is None:
            sys.exit("no browser; install one of: " + ", ".join(BROWSERS))
        self.profile = tempfile.mkdtemp()
        to_browser, self.write = os.pipe()
        self.read, from_browser = os.pipe()

        def as_3_and_4():
            os.dup2(to_browser, 3)
            os.dup2(from_browser, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
             "--remote-debugging-pipe", "--user-data-dir=" + self.profile],
            pass_fds=(3, 4), preexec_fn=as_3_and_4, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer, self.number, self.events = b"", 0, []
        target = self("Target.createTarget", session=None, url="about:blank")["targetId"]
        self.session = None
        self.session = self("Target.attachToTarget", session=None, targetId=target, flatten=True)["sessionId"]

    def receive(self):
        while b"\0" not in self.buffer:
            read = os.read(self.read, 1 << 20)
            if not read:
                sys.exit("the browser has ended")
            self.buffer += read
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def __call__(self, method, session=(), **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if session == ():
            message["sessionId"] = self.session
        os.write(self.write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self.receive())

    def value(self, script):
        answer = self("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def close(self):
        self("Browser.close", session=None)
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


def picture(browser, file, **more):
    answer = browser("Page.captureScreenshot", format="png", **more)
    file.write_bytes(base64.b64decode(answer["data"]))


def check(browser, axe, folder):
    url = (folder / "report.html").resolve().as_uri()
    for domain in ("Page", "Network", "Log", "Runtime"):
        browser(domain + ".enable")
    for scheme in ("light", "dark"):
        browser("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        for name, (width, height, mobile) in SCREENS.items():
            browser("Emulation.setDeviceMetricsOverride",
                    width=width, height=height, deviceScaleFactor=1, mobile=mobile)
            browser.events.clear()
            browser("Page.navigate", url=url)
            browser.wait("Page.loadEventFired")
            wide = browser.value("document.documentElement.scrollWidth")
            assert wide <= width, f"{folder} on a {name}: {wide} pixels wide"
            # Nothing but the page was asked for, and nothing ran that could ask, call or complain.
            asked = [e["params"]["request"]["url"] for e in browser.events if e.get("method") == "Network.requestWillBeSent"]
            assert asked == [url], asked
            said = [e for e in browser.events if e.get("method") in
                    ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Page.javascriptDialogOpening")]
            assert not said, said
            assert browser.value("getComputedStyle(document.querySelector('main')).maxWidth !== 'none'"), "no style"
            high = min(browser.value("document.documentElement.scrollHeight"), 8000)
            picture(browser, folder / f"{name}-{scheme}.png", captureBeyondViewport=True,
                    clip={"x": 0, "y": 0, "width": width, "height": high, "scale": 1})
            browser.value(axe)
            found = browser.value("axe.run().then(r => JSON.stringify(r.violations.map(v => "
                                  "[v.id, v.help, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))])))")
            assert found == "[]", f"{folder} on a {name} in {scheme}: {found}"
    # The policy holds even for who gets markup into the page: this is not run, and not loaded.
    browser.events.clear()
    blocked = browser.value("""new Promise(done => {
        const seen = [];
        document.addEventListener('securitypolicyviolation', event => {
            seen.push(event.effectiveDirective);
            if (seen.length === 4) done(JSON.stringify(seen.sort()));
        });
        const frame = document.createElement('div');
        frame.innerHTML = '<img src="http://127.0.0.1:9/"><p style="color:red" onclick="alert(1)"></p>';
        document.body.append(frame);
        frame.querySelector('p').click();
        const script = document.createElement('script');
        script.textContent = 'alert(2)';
        document.body.append(script);
    })""")
    assert blocked == '["img-src","script-src-attr","script-src-elem","style-src-attr"]', blocked
    assert not [e for e in browser.events if e.get("method") == "Page.javascriptDialogOpening"]
    browser("Emulation.clearDeviceMetricsOverride")
    browser.events.clear()
    browser("Page.navigate", url=url)
    browser.wait("Page.loadEventFired")
    pdf = browser("Page.printToPDF", preferCSSPageSize=True, paperWidth=8.27, paperHeight=11.69)
    (folder / "report.pdf").write_bytes(base64.b64decode(pdf["data"]))
    print(f"{folder}: the page is fine; look at its pictures there")


script = Path(sys.argv[1]).read_text("utf-8")
chromium = Browser()
for each in map(Path, sys.argv[2:]):
    check(chromium, script, each)
chromium.close()
