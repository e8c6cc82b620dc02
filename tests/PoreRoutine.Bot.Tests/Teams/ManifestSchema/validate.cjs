// Reads a manifest from a file and writes a JSON list of what Microsoft's schema of its version has against it.
const Ajv = require("ajv-draft-04");
const addFormats = require("ajv-formats");
const { readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

const manifest = JSON.parse(readFileSync(process.argv[2], "utf8"));
const schemas = join(dirname(require.resolve("@microsoft/app-manifest/package.json")), "build", "json-schemas", "teams");
const schema = JSON.parse(readFileSync(join(schemas, `v${manifest.manifestVersion}`, "MicrosoftTeams.schema.json"), "utf8"));
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(schema);
validate(manifest);
process.stdout.write(JSON.stringify((validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)));
