// @ts-check
// Runs before every other script. The security policy of the page forbids each kind of connection that
// a policy can name; calls between browsers (WebRTC) are the one kind that it cannot, so their
// constructors are taken away here, where nothing has had a chance to keep a copy.
for (const name of [
  "RTCPeerConnection",
  "webkitRTCPeerConnection",
  "mozRTCPeerConnection",
  "RTCDataChannel",
  "RTCIceTransport",
]) {
  Object.defineProperty(window, name, { value: undefined, writable: false, configurable: false });
}
