// The encoder's original. Reads a JSON list of texts from a file and writes the vector of each in base64, a line each.
// Arguments: the folder with the model's files, which are the product's own; the file.
const { loadGraphModel } = require("@energetic-ai/core");
const { initModel } = require("@energetic-ai/embeddings");
const { readFileSync } = require("node:fs");
const { join, resolve } = require("node:path");

async function main() {
  const [folder, file] = process.argv.slice(2);
  const model = await initModel(async () => ({
    model: await loadGraphModel(`file://${join(resolve(folder), "model.json")}`),
    vocabulary: JSON.parse(readFileSync(join(folder, "vocab.json"), "utf8")),
  }));
  for (const text of JSON.parse(readFileSync(file, "utf8"))) {
    const [vector] = await model.embed([text]);
    console.log(Buffer.from(Float32Array.from(vector).buffer).toString("base64"));
  }
}

main();
