using System.CommandLine;
using Faults.Connector;
using Faults.Reminders;
using Faults.Time;
using NodaTime;

var seed = new Option<int>("--seed") { Description = "By which faults are drawn.", DefaultValueFactory = _ => Random.Shared.Next(1000) };
var tooMany = Rate("--rate429", 0.02, "The part of calls answered 429.");
var badGateway = Rate("--rate502", 0.02, "The part of calls answered 502.");
var timeouts = Rate("--timeouts", 0.01, "The part of calls not answered; half of them deliver.");

var port = new Option<int>("--port") { Description = "The port; 0 for one of the system's choice." };
var byEvening = new Option<bool>("--by-evening") { Description = "Count evenings of a conversation each for itself." };
var connector = new Command("connector", "Serves a channel's connector that is at fault now and then.") { port, seed, tooMany, badGateway, timeouts, byEvening };
connector.SetAction((result, token) => new FaultyConnector(result.GetValue(seed), Rates(result), result.GetValue(byEvening)).RunAsync(result.GetValue(port), token));

var storage = new Option<string>("--storage") { Description = "azurite (three services) or sqlite (one).", DefaultValueFactory = _ => "azurite" };
storage.AcceptOnlyFromAmong("azurite", "sqlite");
var clients = new Option<int>("--clients") { Description = "How many clients are due within one minute.", DefaultValueFactory = _ => 5000 };
var tenants = new Option<int>("--tenants") { Description = "In how many tenants.", DefaultValueFactory = _ => 200 };
var minutes = new Option<int>("--minutes") { Description = "When to give up on who was not reminded.", DefaultValueFactory = _ => 20 };
var killMinutes = new Option<double>("--kill-minutes") { Description = "For how long services are killed; 0 lets them live.", DefaultValueFactory = _ => 3 };
var reminders = new Command("reminders", "Many reminders at once while services are killed and the channel is at fault. Exit code 1 if a promise is broken.") { storage, seed, clients, tenants, tooMany, badGateway, timeouts, killMinutes, minutes };
reminders.SetAction((result, token) => new FaultRun(
    new FaultRunOptions(result.GetValue(seed), result.GetValue(storage) == "azurite", result.GetValue(clients), result.GetValue(tenants), Rates(result), TimeSpan.FromMinutes(result.GetValue(killMinutes)), TimeSpan.FromMinutes(result.GetValue(minutes))),
    Console.Out).RunAsync(token));

var speed = new Option<int>("--speed") { Description = "How many seconds of the product's clock pass in one.", DefaultValueFactory = _ => 10_000 };
var days = new Option<int>("--days") { Description = "How many days go by.", DefaultValueFactory = _ => 90 };
var people = new Option<int>("--clients") { Description = "How many clients are reminded.", DefaultValueFactory = _ => 100 };
var time = new Command("time", "Months of many clients in minutes, compared with what a naive oracle says. Exit code 1 if the sets differ.") { seed, speed, days, people };

// From February on clocks change nearly everywhere where they do.
time.SetAction((result, token) => new TimeRun(
    new TimeRunOptions(result.GetValue(seed), result.GetValue(people), Instant.FromUtc(2027, 2, 1, 12, 5), result.GetValue(days), result.GetValue(speed)),
    Console.Out).RunAsync(token));

return await new RootCommand("Puts the service's promises to the test, as processes on this machine.") { reminders, time, connector }.Parse(args).InvokeAsync();

FaultRates Rates(ParseResult result) => new(result.GetValue(tooMany), result.GetValue(badGateway), result.GetValue(timeouts));

static Option<double> Rate(string name, double usual, string description) => new(name) { Description = description, DefaultValueFactory = _ => usual };
