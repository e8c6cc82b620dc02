// Reads a JSON list of cards from a file, as a client reads them, and writes a JSON list: for each what the parser has against it,
// and the data that its buttons send.
const { AdaptiveCard, SerializationContext, Versions } = require("adaptivecards/dist/adaptivecards.js");
const { readFileSync } = require("node:fs");

const results = JSON.parse(readFileSync(process.argv[2], "utf8")).map((json) => {
  const card = new AdaptiveCard();
  const context = new SerializationContext(Versions.v1_5);
  card.parse(json, context);
  const actions = Array.from({ length: card.getActionCount() }, (_, index) => card.getActionAt(index));
  return {
    faults: [
      ...Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message),
      ...card.validateProperties().validationEvents.map((event) => event.message),
    ],
    // What the parser understood, to see that it passed nothing over.
    understood: card.toJSON(),
    sent: actions.map((action) => action.data),
  };
});
process.stdout.write(JSON.stringify(results));
