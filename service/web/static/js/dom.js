// Making elements without markup in strings: nothing of a report can ever become HTML.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element with its properties and children.
 * `on` holds listeners, `data` and `aria` go to their attributes; `null` and `false` leave a property out.
 * @param {string} name
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {any} the element; `any` because its type depends on `name`
 */
export function h(name, properties = {}, ...children) {
  return fill(document.createElement(name), properties, children);
}

/**
 * The same for SVG.
 * @param {string} name
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {any}
 */
export function svg(name, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, name), properties, children);
}

/**
 * @param {Element} element
 * @param {Record<string, any>} properties
 * @param {Array<Node | string | number | null | undefined | false>} children
 */
function fill(element, properties, children) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === 'on') for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    else if (key === 'data' || key === 'aria') {
      for (const [part, content] of Object.entries(value)) {
        if (content !== null && content !== undefined) element.setAttribute(`${key}-${part}`, String(content));
      }
    } else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(asNode));
  return element;
}

/** @param {any} child */
function asNode(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}

/**
 * The element with this id, which index.html has.
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}`);
  return element;
}
