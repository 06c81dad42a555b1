using Madoguchi.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Madoguchi.Bot.Tests.BotFramework;

/// <summary>The token that replies are signed in with.</summary>
public sealed class ConnectorTokenTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private FakeLogin _login = null!;
    private FakeConnector _connector = null!;
    private BotHost _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _login = await FakeLogin.StartAsync(_clock);
        _connector = await FakeConnector.StartAsync(https: true);
        _bot = await BotHost.StartAsync(_login.Settings(tenant: "0f0f0f0f-0000-4000-8000-000000000001"), clock: _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _connector.DisposeAsync();
        await _login.DisposeAsync();
    }

    [Fact]
    public async Task It_is_asked_for_with_the_bots_secret_at_its_tenant()
    {
        await TellAsync("1");
        await _connector.NextAsync();
        var (path, form) = Assert.Single(_login.TokenForms);
        Assert.Equal("/0f0f0f0f-0000-4000-8000-000000000001/oauth2/v2.0/token", path);
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Equal(FakeLogin.AppId, form["client_id"]);
        Assert.Equal(FakeLogin.AppPassword, form["client_secret"]);
        Assert.Equal("https://api.botframework.com/.default", form["scope"]);
    }

    [Fact]
    public async Task Without_a_tenant_it_is_asked_for_at_the_common_one()
    {
        await using var bot = await BotHost.StartAsync(_login.Settings(), clock: _clock);
        await bot.TellAsync(Activities.Message(_connector.ServiceUrl, "hello"), _login.Token(_connector.ServiceUrl));
        await _connector.NextAsync();
        Assert.Equal("/botframework.com/oauth2/v2.0/token", Assert.Single(_login.TokenForms).Path);
    }

    [Fact]
    public async Task Many_replies_at_once_share_one_token()
    {
        var release = new TaskCompletionSource();
        _login.WillAnswerToken(async context =>
        {
            await release.Task;
            await context.Response.WriteAsJsonAsync(new { expires_in = "3600", access_token = "shared" });
        });
        for (var i = 0; i < 5; i++)
        {
            await TellAsync($"{i}", conversation: $"c{i}");
        }

        release.SetResult();
        Assert.All(await _connector.NextAsync(5), post => Assert.Equal("Bearer shared", post.Authorization));
        Assert.Equal(1, _login.TokenRequests);
    }

    [Fact]
    public async Task It_is_renewed_five_minutes_before_it_expires()
    {
        Assert.Equal("Bearer out-1", await AuthorizationInAsync("c1"));
        _clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("Bearer out-1", await AuthorizationInAsync("c2"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Bearer out-2", await AuthorizationInAsync("c3"));
    }

    [Fact]
    public async Task One_that_is_not_accepted_is_exchanged_at_once()
    {
        _connector.WillAnswer(401);
        await TellAsync("1");
        Assert.Equal("Bearer out-1", (await _connector.NextAsync()).Authorization);
        Assert.Equal("Bearer out-2", (await _connector.NextAsync()).Authorization);
        await _bot.UntilAsync("select count(*) from messages where delivery = 'sent'");
    }

    [Fact]
    public async Task A_bot_that_is_never_accepted_gives_up_and_staff_see_why()
    {
        _connector.WillAnswer(401, 401);
        await TellAsync("1");
        await _bot.UntilAsync("select count(*) from messages where delivery = 'failed' and delivery_error like '%401%'");
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(400, """{"error":"invalid_client","error_description":"secret stuff"}""")]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>")]
    public async Task While_none_is_issued_the_reply_waits(int status, string body)
    {
        _login.WillAnswerToken(async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        await TellAsync("1");
        await _bot.UntilAsync("select count(*) from messages where delivery = 'pending' and delivery_error is not null");
        Assert.Empty(await _bot.QueryAsync<string>("select delivery_error from messages where delivery_error like '%secret%'"));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Bearer out-2", (await _connector.NextAsync()).Authorization);
    }

    private async Task<string?> AuthorizationInAsync(string conversation)
    {
        await TellAsync(conversation, conversation);
        while (true)
        {
            var post = await _connector.NextAsync();
            if (post.Target.Contains($"/{conversation}/", StringComparison.Ordinal))
            {
                return post.Authorization;
            }
        }
    }

    private Task TellAsync(string id, string conversation = "c1") =>
        _bot.TellAsync(Activities.Message(_connector.ServiceUrl, "hello", id, conversation), _login.Token(_connector.ServiceUrl));
}
