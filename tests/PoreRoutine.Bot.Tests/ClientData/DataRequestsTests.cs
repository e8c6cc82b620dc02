using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.ClientData;

public sealed class DataRequestsTests
{
    private const string Deleted = "Everything I kept about you is deleted";
    private const string Kept = "nothing is deleted";
    private const string Question = "Delete everything?";

    private readonly Conversation _conversation = new();

    [Theory]
    [InlineData("yes")]
    [InlineData("ok")]
    [InlineData("Delete!")]
    [InlineData("delete my data")]
    [InlineData("yes, delete everything")]
    [InlineData("I'm sure")]
    [InlineData("Yes, thanks.")]
    [InlineData("delete everything please 🙏")]
    public async Task Delete_AnsweredWithYes_DeletesEverythingAndSaysHowLongABackupHoldsIt(string yes)
    {
        await SetUpAsync();
        (await _conversation.SayAsync("delete everything you know about me")).ShouldHaveSingleItem().Text.ShouldStartWith(Question);

        var reply = (await _conversation.SayAsync(yes)).ShouldHaveSingleItem();

        reply.Text.ShouldStartWith(Deleted);
        reply.Text.ShouldContain($"{RealContent.Value.Operator.BackupDays} days");
        reply.Text.ShouldNotContain("this app");
        (await _conversation.KeptAsync()).ShouldBeNull();
        (await _conversation.SayAsync("what's my plan?"))[0].Text.ShouldStartWith("You haven't chosen a plan yet");
        (await _conversation.SayAsync("when did I last exfoliate?"))[0].Text.ShouldStartWith("There's no");
    }

    [Theory]
    [InlineData("no")]
    [InlineData("stop")]
    [InlineData("never mind")]
    [InlineData("no, don't delete it")]
    [InlineData("keep it")]
    public async Task Delete_AnsweredWithNo_KeepsEverythingAndSaysSo(string no)
    {
        await SetUpAsync();
        await _conversation.SayAsync("delete my data");
        (await _conversation.SayAsync(no)).ShouldHaveSingleItem().Text.ShouldContain(Kept);
        (await _conversation.SayAsync("what's my plan?"))[0].Text.ShouldContain("Mondays");

        // It is not asked any more.
        await _conversation.SayAsync("yes");
        (await _conversation.SayAsync("what's my plan?"))[0].Text.ShouldContain("Mondays");
    }

    [Fact]
    public async Task Delete_Buttons_AnswerIt()
    {
        await SetUpAsync();
        var question = (await _conversation.SayAsync("delete my data"))[0];
        (await _conversation.PressAsync(question, "No, keep it")).ShouldHaveSingleItem().Text.ShouldContain(Kept);
        (await _conversation.PressAsync(question, "Yes, delete everything")).ShouldHaveSingleItem().Text.ShouldStartWith(Question);
        (await _conversation.PressAsync(question, "Yes, delete everything")).ShouldHaveSingleItem().Text.ShouldStartWith(Deleted);
        (await _conversation.KeptAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Delete_AnsweredWithAnotherRequest_DropsTheQuestionAndServesIt()
    {
        await SetUpAsync();
        await _conversation.SayAsync("delete my data");
        (await _conversation.SayAsync("what's my plan?"))[0].Text.ShouldContain("Mondays");
        (await _conversation.SayAsync("yes"))[0].Text.ShouldNotContain("deleted");
        (await _conversation.SayAsync("what's my plan?"))[0].Text.ShouldContain("Mondays");
    }

    [Theory]
    [InlineData("delete my data. yes")]
    [InlineData("delete my data. delete it")]
    public async Task Delete_AYesBehindTheRequest_WasSaidBeforeTheQuestionWasSeen(string text)
    {
        await SetUpAsync();
        (await _conversation.SayAsync(text)).ShouldAllBe(reply => reply.Text.StartsWith(Question, StringComparison.Ordinal));
        (await _conversation.SayAsync("no"))[0].Text.ShouldContain(Kept);
        (await _conversation.SayAsync("what's my plan?"))[0].Text.ShouldContain("Mondays");
    }

    [Fact]
    public async Task Delete_WithARequestBehindTheYes_ServesItForSomebodyNew()
    {
        await SetUpAsync();
        await _conversation.SayAsync("delete my data");
        var replies = await _conversation.SayAsync("delete it. put my masks on tuesdays");
        replies[0].Text.ShouldStartWith(Deleted);
        replies[1].Text.ShouldContain("Tuesday");
        var plan = (await _conversation.SayAsync("what's my plan?"))[0].Text;
        plan.ShouldContain("Tuesday");
        plan.ShouldNotContain("Monday");
    }

    [Fact]
    public async Task Delete_InAWalkthrough_EndsIt()
    {
        await _conversation.SayAsync("walk me through tonight");
        (await _conversation.SayAsync("delete my data")).ShouldHaveSingleItem().Text.ShouldStartWith(Question);
        (await _conversation.SayAsync("ok")).ShouldHaveSingleItem().Text.ShouldStartWith(Deleted);
        (await _conversation.KeptAsync()).ShouldBeNull();
        (await _conversation.SayAsync("done")).ShouldHaveSingleItem().Text.ShouldContain("not in a walkthrough");
    }

    [Fact]
    public async Task Delete_NoInAWalkthrough_GoesOnWithIt()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("delete my data");
        var replies = await _conversation.SayAsync("no");
        replies[0].Text.ShouldContain(Kept);
        replies[1].Text.ShouldContain("Back to step 1");
        (await _conversation.SayAsync("done"))[0].Text.ShouldContain("done");
    }

    [Theory]
    [InlineData("no")]
    [InlineData("why not a clay mask?")]
    public async Task Delete_NotDoneInASetUp_GoesOnWithIt(string text)
    {
        var question = (await _conversation.SayAsync("set up my plan"))[^1].Text;
        (await _conversation.SayAsync("delete my data")).ShouldHaveSingleItem().Text.ShouldStartWith(Question);
        (await _conversation.SayAsync(text))[^1].Text.ShouldBe(question);
        (await _conversation.SayAsync("you choose"))[0].Text.ShouldContain("mask", Case.Insensitive);
    }

    [Fact]
    public async Task Delete_OnAChannelThatKeepsTheChatItself_SaysThatItIsKeptThere()
    {
        var teams = new Conversation("msteams");
        await teams.SayAsync("delete my data");
        (await teams.SayAsync("yes"))[0].Text.ShouldContain("kept by this app");
    }

    [Fact]
    public async Task Export_WithAnotherRequest_BothAreServed()
    {
        var replies = await _conversation.SayAsync("export my data and what's on tonight?");
        replies.Count.ShouldBe(2);
        replies[0].Text.ShouldContain("](https://chat.example.com/export/");
        replies[0].Text.ShouldContain("15 minutes");
        replies[1].Text.ShouldContain("**Tonight");
    }

    [Fact]
    public async Task Export_WithARequestToDelete_GivesTheLinkAndAsks()
    {
        var replies = await _conversation.SayAsync("export my data and then delete everything about me");
        replies[0].Text.ShouldContain("/export/");
        replies[1].Text.ShouldStartWith(Question);
        (await _conversation.SayAsync("yes"))[0].Text.ShouldStartWith(Deleted);
    }

    [Theory]
    [InlineData("export my data")]
    [InlineData("delete my data")]
    public async Task Group_IsToldThatThisIsPrivate(string text)
    {
        var group = new Conversation("msteams", isGroup: true);
        (await group.MentionAsync(text)).ShouldHaveSingleItem().Text.ShouldContain("private");
        (await group.PressAsync("""{"action":"delete"}""")).ShouldHaveSingleItem().Text.ShouldContain("private");
    }

    private async Task SetUpAsync()
    {
        await _conversation.SayAsync("put my exfoliation on mondays");
        await _conversation.SayAsync("I did my scrub");
    }
}
