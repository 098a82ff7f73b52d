/** The layers of a garden on top of each other, and the cross-fade between two pictures of the plants. */

import { element } from "./vectors.js";

const LAYERS = ["ground", "market", "staff", "fading"];
const FADE = 220;
const MOST_DENSITY = 3;

function layerIn(host, layer) {
  layer.setAttribute("aria-hidden", "true");
  layer.style.cssText = "position:absolute;inset:0;width:100%;height:100%;pointer-events:none";
  host.append(layer);
  return layer;
}

/** Layers in a host: contexts of canvases by name, groups of vectors above them; `fit()` gives them the size and density of the host. */
export function stageIn(host) {
  if (getComputedStyle(host).position === "static") host.style.position = "relative";
  const canvases = Object.fromEntries(LAYERS.map((name) => [name, layerIn(host, document.createElement("canvas"))]));
  const contexts = Object.fromEntries(LAYERS.map((name) => [name, canvases[name].getContext("2d", { alpha: name !== "ground" })]));
  const above = layerIn(host, element("svg"));
  const [moving, chosen] = [element("g"), element("g")];
  above.append(moving, chosen);
  canvases.fading.style.display = "none";
  let fade = null;
  const stage = {
    contexts,
    moving,
    chosen,
    width: 0,
    height: 0,
    density: 1,
    fit() {
      const density = Math.min(MOST_DENSITY, window.devicePixelRatio || 1);
      Object.assign(stage, { width: host.clientWidth, height: host.clientHeight, density });
      for (const canvas of Object.values(canvases)) {
        canvas.width = Math.round(stage.width * density);
        canvas.height = Math.round(stage.height * density);
      }
      contexts.ground.setTransform(density, 0, 0, density, 0, 0);
    },
    /** Keep the plants as they are now over what is drawn next, and let them fade. */
    fade() {
      stage.cut();
      contexts.fading.clearRect(0, 0, canvases.fading.width, canvases.fading.height);
      contexts.fading.drawImage(canvases.staff, 0, 0);
      canvases.fading.style.display = "";
      fade = canvases.fading.animate([{ opacity: 1 }, { opacity: 0 }], { duration: FADE, easing: "ease-out" });
      fade.onfinish = stage.cut;
    },
    /** End a fade at once. */
    cut() {
      fade?.cancel();
      fade = null;
      canvases.fading.style.display = "none";
    },
    remove() {
      stage.cut();
      [...Object.values(canvases), above].forEach((layer) => layer.remove());
    },
  };
  return stage;
}
