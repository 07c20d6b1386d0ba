// Renders a template with docxtemplater and easy-template-x; prints the medians in milliseconds as JSON.
// node render.mjs NODE_MODULES FOLDER, where the folder has template.docx and values.json.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [modules, folder] = process.argv.slice(2);
const require = createRequire(`${modules}/x.js`);
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");
const { TemplateHandler } = require("easy-template-x");
const source = readFileSync(`${folder}/template.docx`);
const values = JSON.parse(readFileSync(`${folder}/values.json`, "utf-8"));

// docxtemplater knows flat names only: a dotted tag is looked up step by step
const parser = (tag) => ({
  get: (scope, context) => {
    const from = (record) => tag.split(".").reduce((found, step) => found?.[step], record);
    for (const record of [...context.scopeList].reverse()) {
      const found = from(record);
      if (found !== undefined) return found;
    }
    return from(scope);
  },
});

// easy-template-x too: it is given the dotted names as they are
const flat = { ...values };
for (const [name, record] of Object.entries(values)) {
  if (Array.isArray(record) || typeof record !== "object") continue;
  for (const [field, value] of Object.entries(record)) flat[`${name}.${field}`] = value;
}

const engines = {
  "docxtemplater": async () =>
    new Docxtemplater(new PizZip(source), { parser, paragraphLoop: true })
      .render(values)
      .getZip()
      .generate({ type: "nodebuffer", compression: "DEFLATE" }),
  "easy-template-x": () => new TemplateHandler().process(source, flat),
};

const medians = {};
for (const [name, work] of Object.entries(engines)) {
  const taken = [];
  for (let turn = 0; turn < 30; turn++) {
    const started = performance.now();
    await work();
    if (turn >= 5) taken.push(performance.now() - started);
  }
  medians[name] = taken.sort((a, b) => a - b)[taken.length >> 1];
}
console.log(JSON.stringify(medians));
