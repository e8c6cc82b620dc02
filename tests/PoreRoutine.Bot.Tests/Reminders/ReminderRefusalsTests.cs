using System.Net;
using BotFramework.Schema;
using BotFramework.Turns;
using PoreRoutine.Bot.Reminders;

namespace PoreRoutine.Bot.Tests.Reminders;

public sealed class ReminderRefusalsTests
{
    [Theory]
    [InlineData(OutgoingOperation.Send, HttpStatusCode.NotFound, null, true)]
    [InlineData(OutgoingOperation.Update, HttpStatusCode.NotFound, null, false)]
    [InlineData(OutgoingOperation.Delete, HttpStatusCode.NotFound, null, false)]
    [InlineData(OutgoingOperation.Update, HttpStatusCode.Forbidden, "MessageWritesBlocked", true)]
    [InlineData(OutgoingOperation.Send, HttpStatusCode.Forbidden, "BotDisabledByAdmin", false)]
    [InlineData(OutgoingOperation.Send, HttpStatusCode.BadRequest, null, false)]
    public void IsForClient_WhatTheChannelRefused_IsWhatSaysSomethingOfTheConversation(OutgoingOperation operation, HttpStatusCode status, string? code, bool expected) =>
        ReminderRefusals.IsForClient(new Refusal(operation, new Activity(ActivityTypes.Message), status, code)).ShouldBe(expected);
}
