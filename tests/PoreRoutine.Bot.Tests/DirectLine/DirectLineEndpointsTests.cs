using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.DirectLine;

public sealed class DirectLineEndpointsTests : DirectLineTest
{
    [Fact]
    public async Task Start_ANewConversation_IsGreetedOnceHoweverOftenItIsOpened()
    {
        using (var again = await Client.SendAsync(HttpMethod.Post, "/v3/directline/conversations", null, Token))
        {
            again.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var greeting = (await Client.NewActivitiesAsync(Token)).ShouldHaveSingleItem();
        greeting.GetProperty("type").GetString().ShouldBe("message");
        greeting.GetProperty("from").GetProperty("role").GetString().ShouldBe("bot");
    }

    [Fact]
    public async Task Post_AMessage_IsEchoedWithItsClientActivityIdAndAnswered()
    {
        await Client.NewActivitiesAsync(Token);
        using var response = await PostAsync(new { type = "message", text = "why not a clay mask?", from = new { id = "dl_tester" }, channelData = new { clientActivityID = "c1" } });
        var id = (await DirectLineClient.ReadAsync(response, Token)).GetProperty("id").GetString();
        var activities = await Client.NewActivitiesAsync(Token);
        activities.Count.ShouldBe(2);
        activities[0].GetProperty("id").GetString().ShouldBe(id);
        activities[0].GetProperty("channelData").GetProperty("clientActivityID").GetString().ShouldBe("c1");
        activities[1].GetProperty("replyToId").GetString().ShouldBe(id);
        activities[1].GetProperty("text").GetString()!.ShouldContain("oil");
        activities[1].GetProperty("timestamp").GetDateTimeOffset().ShouldBeGreaterThan(activities[0].GetProperty("timestamp").GetDateTimeOffset());
    }

    [Fact]
    public async Task Post_TheSameMessageAgain_IsAnsweredWithTheSameIdAndRunsNothing()
    {
        var message = new { type = "message", text = "why not a clay mask?", from = new { id = "dl_tester" }, channelData = new { clientActivityID = "c1" } };
        using var first = await PostAsync(message);
        await Client.NewActivitiesAsync(Token);
        using var second = await PostAsync(message);
        (await second.Content.ReadAsStringAsync(Token)).ShouldBe(await first.Content.ReadAsStringAsync(Token));
        (await Client.NewActivitiesAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_AUserIdOfTheClientsOwn_IsReplacedByTheTokens()
    {
        await Client.NewActivitiesAsync(Token);
        (await PostAsync(new { type = "message", text = "hello", from = new { id = "dl_somebody_else" } })).Dispose();
        (await Client.NewActivitiesAsync(Token))[0].GetProperty("from").GetProperty("id").GetString().ShouldBe("dl_tester");
    }

    [Fact]
    public async Task Stream_FromAWatermark_SendsWhatWasMissedAndThenWhatComes()
    {
        using var reconnected = await Client.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{Client.ConversationId}?watermark=0", null, Token);
        var url = (await DirectLineClient.ReadAsync(reconnected, Token)).GetProperty("streamUrl").GetString()!;
        url.ShouldContain("watermark=0&");
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(url), Token);
        (await ReceiveAsync(socket)).GetProperty("watermark").GetString().ShouldBe("1");

        (await PostAsync(new { type = "message", text = "why not a clay mask?", from = new { id = "dl_tester" } })).Dispose();
        var set = await ReceiveAsync(socket);
        set.GetProperty("watermark").GetString().ShouldBe("3");
        set.GetProperty("activities").GetArrayLength().ShouldBe(2);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Token);
    }

    [Fact]
    public async Task Stream_HeldByOneInstance_ShowsWhatAnotherTook()
    {
        await using var other = await RunningService.StartAsync($"--Storage:ConnectionString={Service.ConnectionString}");
        using var reconnected = await Client.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{Client.ConversationId}?watermark=1", null, Token);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri((await DirectLineClient.ReadAsync(reconnected, Token)).GetProperty("streamUrl").GetString()!), Token);

        using var posted = await Client.At(other).PostAsync(new { type = "message", text = "why not a clay mask?", from = new { id = "dl_tester" } }, Token);
        posted.StatusCode.ShouldBe(HttpStatusCode.OK);
        var set = await ReceiveAsync(socket);
        set.GetProperty("watermark").GetString().ShouldBe("3");
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Token);
    }

    [Fact]
    public async Task Post_ManyAtOnceToTwoInstances_AllAreAnsweredOnceAndEchoesPrecedeTheirReplies()
    {
        await using var other = await RunningService.StartAsync($"--Storage:ConnectionString={Service.ConnectionString}");
        await Client.NewActivitiesAsync(Token);
        DirectLineClient[] instances = [Client, Client.At(other)];
        var statuses = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            using var response = await instances[i % 2].PostAsync(
                new { type = "message", text = "thank you", from = new { id = "dl_tester" }, channelData = new { clientActivityID = $"m{i}" } }, Token);
            return response.StatusCode;
        }));
        statuses.ShouldAllBe(status => status == HttpStatusCode.OK);

        var activities = await Client.NewActivitiesAsync(Token);
        activities.Count.ShouldBe(80);
        activities.Select(activity => activity.GetProperty("id").GetString()).Distinct().Count().ShouldBe(80);
        foreach (var pair in activities.Chunk(2))
        {
            pair[1].GetProperty("replyToId").GetString().ShouldBe(pair[0].GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task Post_MoreThanTheLogKeeps_DropsTheOldestAndWatermarksStayTrue()
    {
        for (var i = 0; i < 110; i++)
        {
            (await PostAsync(new { type = "message", text = "thank you", from = new { id = "dl_tester" } })).Dispose();
        }

        using var response = await Client.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{Client.ConversationId}/activities", null, Token);
        var set = await DirectLineClient.ReadAsync(response, Token);
        set.GetProperty("watermark").GetString().ShouldBe("221");
        set.GetProperty("activities").GetArrayLength().ShouldBe(200);
    }

    [Theory]
    [InlineData("{'type':'message','text':'hello','channelData':{'clientActivityID':'\\ud800'}}")]
    [InlineData("{'type':'message','text':'hello','channelData':{'client\\ud800tivityID':'x'}}")]
    [InlineData("{'type':'message','text':'hello','channelData':{'clientActivityID':'\u00ff'}}")]
    [InlineData("{'type':'message','text':'hello','entities':[{'type':'clientInfo','timezone':'\u00ff'}]}")]
    public async Task Post_TextThatIsNoUnicode_IsRefusedAndLeavesNoTrace(string body)
    {
        await Client.NewActivitiesAsync(Token);
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body.Replace('\'', '"')));
        using var response = await Client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{Client.ConversationId}/activities", content, Token);
        (await ShouldBeErrorAsync(response, 400)).ShouldBe("BadSyntax");
        (await Client.NewActivitiesAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_AByteOrderMarkAhead_IsPassedOver()
    {
        using var content = new StringContent("\ufeff{\"type\":\"message\",\"text\":\"hello\"}", Encoding.UTF8, "application/json");
        using var response = await Client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{Client.ConversationId}/activities", content, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_AnEntityThatIsNull_IsAnsweredAllTheSame()
    {
        await Client.NewActivitiesAsync(Token);
        (await PostAsync(new { type = "message", text = "why not a clay mask?", entities = new object?[] { null } })).Dispose();
        (await Client.NewActivitiesAsync(Token))[1].GetProperty("text").GetString()!.ShouldContain("oil");
    }

    [Theory]
    [InlineData("start")]
    [InlineData("|start")]
    public async Task Post_AClientActivityIdLikeOneOfTheServices_IsAnswered(string clientActivityID)
    {
        await Client.NewActivitiesAsync(Token);
        (await PostAsync(new { type = "message", text = "why not a clay mask?", channelData = new { clientActivityID } })).Dispose();
        (await Client.NewActivitiesAsync(Token)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Start_AUserWithoutAnId_GetsOneAndIsAnswered(string? id)
    {
        using var generated = await RawAsync(HttpMethod.Post, "/v3/directline/tokens/generate", Service.Secret, null);
        var grant = await DirectLineClient.ReadAsync(generated, Token);
        var client = new DirectLineClient(Service.Client, grant.GetProperty("token").GetString()!, grant.GetProperty("conversationId").GetString()!);
        (await client.SendAsync(HttpMethod.Post, "/v3/directline/conversations", JsonContent.Create(new { user = new { id } }), Token)).Dispose();
        (await client.PostAsync(new { type = "message", text = "why not a clay mask?", from = new { id } }, Token)).Dispose();
        var activities = await client.NewActivitiesAsync(Token);
        activities.Count.ShouldBe(3);
        activities[1].GetProperty("from").GetProperty("id").GetString()!.ShouldStartWith("dl_");
        activities[2].GetProperty("text").GetString()!.ShouldContain("oil");
    }
}
