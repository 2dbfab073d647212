// @ts-check
// A drawing saved as a file of its own, for a paper: as SVG, and as PNG painted from the same parts. The page's policy
// lets no picture be loaded, so none is: each part is painted by its own attributes.
import { keep } from "./dom.js";

const XMLNS = "http://www.w3.org/2000/svg";
/** Dots of the PNG for one of the drawing. */
const SHARP = 2;

/** @param {Element} drawing @param {string} name without its ending */
export function saveSvg(drawing, name) {
  drawing.setAttribute("xmlns", XMLNS);
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawing)}\n`;
  keep(`${name}.svg`, new Blob([text], { type: "image/svg+xml" }));
}

/** @param {Element} drawing @param {string} name without its ending */
export async function savePng(drawing, name) {
  const canvas = document.createElement("canvas");
  canvas.width = SHARP * number(drawing, "width");
  canvas.height = SHARP * number(drawing, "height");
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.scale(SHARP, SHARP);
  for (const part of drawing.children) paint(pen, part);
  const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ done) => canvas.toBlob(done, "image/png"));
  if (blob) keep(`${name}.png`, blob);
}

/** @param {Element} part @param {string} name */
const number = (part, name) => Number(part.getAttribute(name) ?? 0);

/** @param {CanvasRenderingContext2D} pen @param {Element} part */
function paint(pen, part) {
  const { tagName } = part;
  const at = (/** @type {string} */ name) => number(part, name);
  if (tagName === "text") return write(pen, part);
  const shape = new Path2D(part.getAttribute("d") ?? "");
  if (tagName === "rect") shape.rect(at("x"), at("y"), at("width"), at("height"));
  if (tagName === "circle") shape.arc(at("cx"), at("cy"), at("r"), 0, 2 * Math.PI);
  const fill = part.getAttribute("fill") ?? "none";
  if (fill !== "none") {
    pen.fillStyle = fill;
    pen.fill(shape);
  }
  const stroke = part.getAttribute("stroke");
  if (!stroke) return;
  pen.strokeStyle = stroke;
  pen.lineWidth = number(part, "stroke-width");
  pen.setLineDash((part.getAttribute("stroke-dasharray") ?? "").split(" ").filter(Boolean).map(Number));
  pen.stroke(shape);
}

/** @type {Record<string, CanvasTextAlign>} */
const ALIGNED = { start: "left", middle: "center", end: "right" };

/** @param {CanvasRenderingContext2D} pen @param {Element} part */
function write(pen, part) {
  const look = (/** @type {string} */ name) => part.getAttribute(name) ?? "";
  pen.font = `${look("font-weight")} ${look("font-size")}px ${look("font-family")}`;
  pen.textAlign = ALIGNED[look("text-anchor")];
  pen.fillStyle = look("fill");
  pen.fillText(part.textContent ?? "", number(part, "x"), number(part, "y"));
}
