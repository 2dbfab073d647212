// @ts-check
// Runs before every other script, where nothing has had a chance to keep a copy. It takes away what the security
// policy of the page cannot name: calls between browsers (WebRTC), and the ways in which a reader's own hand on a link
// opens another tab or window, which no sandbox stops.
for (const name of [
  "RTCPeerConnection",
  "webkitRTCPeerConnection",
  "mozRTCPeerConnection",
  "RTCDataChannel",
  "RTCIceTransport",
]) {
  Object.defineProperty(window, name, { value: undefined, writable: false, configurable: false });
}

// A closed shadow root would hide a link from the listeners below.
Object.defineProperty(Element.prototype, "attachShadow", { value: undefined, writable: false, configurable: false });
// What the listeners ask of an event cannot be changed afterwards.
for (const { prototype } of [Event, UIEvent, MouseEvent, PointerEvent]) Object.freeze(prototype);

const { apply } = Reflect;
const dispatch = EventTarget.prototype.dispatchEvent;
/** @param {object} prototype @param {string} name what a browser itself says, and undefined of other objects */
const asked = (prototype, name) => {
  const read = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (/** @type {unknown} */ of) => {
    try {
      return read && apply(read, of, []);
    } catch {
      return undefined;
    }
  };
};
const nameOf = asked(Element.prototype, "localName");
const MARKS = ["button", "ctrlKey", "shiftKey", "altKey", "metaKey"].map((name) => asked(MouseEvent.prototype, name));

/** What a browser's menu offers to open or to show. */
const OPENED = Object.assign(Object.create(null), {
  a: true, area: true, img: true, image: true, svg: true, video: true, audio: true, object: true, embed: true,
  iframe: true,
});

/** @param {Event} event */
function isPlain(event) {
  for (let at = 0; at !== MARKS.length; at += 1) if (MARKS[at](event)) return false;
  return true;
}

/** @param {Event} event */
function refuse(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** @param {Event} event */
function refuseMenu(event) {
  const path = event.composedPath();
  for (let at = 0; at !== path.length; at += 1) if (OPENED[String(nameOf(path[at]))]) return refuse(event);
}

const capture = { capture: true };
for (const kind of /** @type {const} */ (["click", "auxclick"])) {
  window.addEventListener(kind, (event) => void (isPlain(event) || refuse(event)), capture);
}
window.addEventListener("dragstart", refuse, capture);

// A page that has opened this one could ask, and hostile script could answer: only the page around is heard.
const around = window.parent;
const sourceOf = asked(MessageEvent.prototype, "source");
for (const kind of ["message", "messageerror"]) {
  window.addEventListener(kind, (event) => void (sourceOf(event) === around || refuse(event)), capture);
}
window.addEventListener("contextmenu", refuseMenu, capture);

// A link that stands nowhere is out of reach of the listeners: a click made for it is looked at here.
Object.defineProperty(EventTarget.prototype, "dispatchEvent", {
  value: /** @this {EventTarget} @param {Event} event */ function (event) {
    if (!isPlain(event)) return false;
    return apply(dispatch, this, [event]);
  },
  writable: false,
  configurable: false,
});
