using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Madoguchi.Testing;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Madoguchi.Bot.Tests.BotFramework;

/// <summary>Who may post when the bot has an app id: nobody but the Bot Framework service, for this bot, for this connector.</summary>
public sealed class AuthenticationTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private FakeLogin _login = null!;
    private FakeConnector _connector = null!;
    private BotHost _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _login = await FakeLogin.StartAsync(_clock);
        _connector = await FakeConnector.StartAsync(https: true);
        _bot = await BotHost.StartAsync(_login.Settings(), clock: _clock, from: "203.0.113.5");
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _connector.DisposeAsync();
        await _login.DisposeAsync();
    }

    [Fact]
    public async Task A_good_token_is_accepted_and_the_reply_is_signed_in()
    {
        await _bot.TellAsync(Hello(), Token());
        Assert.Equal("Bearer out-1", (await _connector.NextAsync()).Authorization);
    }

    [Theory]
    [InlineData(-4)]
    [InlineData(4)]
    public async Task Clocks_may_differ_by_five_minutes(int minutes)
    {
        var now = _clock.GetUtcNow();
        await AssertAcceptedAsync(Token(change: c =>
        {
            c["nbf"] = now.AddMinutes(minutes < 0 ? -60 : minutes).ToUnixTimeSeconds();
            c["exp"] = now.AddMinutes(minutes < 0 ? minutes : 60).ToUnixTimeSeconds();
        }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer x")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer e30.e30.")]
    [InlineData("Bearer a.b.c.d.e")]
    [InlineData("Basic TOKEN")]
    [InlineData("Bearer TOKEN more")]
    [InlineData("TOKEN")]
    [InlineData("Bearer TOKEN.x")]
    [InlineData("Bearer TOKEN, Bearer TOKEN")]
    public async Task A_header_that_is_not_a_bearer_token_is_refused(string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(Hello().ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header.Replace("TOKEN", Token(), StringComparison.Ordinal));
        }

        using var response = await _bot.SendAsync(request);
        await AssertRefusedAsync(response);
    }

    [Theory]
    [InlineData("iss", "https://api.botframework.us")]
    [InlineData("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    [InlineData("iss", "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0")]
    [InlineData("iss", null)]
    [InlineData("aud", "5b1f1c3e-0000-4000-8000-000000000000")]
    [InlineData("aud", "")]
    [InlineData("aud", null)]
    [InlineData("exp", -6)]
    [InlineData("exp", null)]
    [InlineData("nbf", 6)]
    [InlineData("serviceurl", "https://evil.example/")]
    [InlineData("serviceurl", "")]
    [InlineData("serviceurl", null)]
    public async Task A_token_with_a_wrong_or_missing_claim_is_refused(string claim, object? value)
    {
        var token = Token(change: c =>
        {
            c.Remove(claim);
            if (value is not null)
            {
                c[claim] = value is int minutes ? _clock.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds() : value;
            }
        });
        await AssertRefusedAsync(token, Hello());
    }

    [Fact]
    public async Task A_token_of_another_bot_is_refused() =>
        await AssertRefusedAsync(
            Token(change: c =>
            {
                c["iss"] = "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0";
                c["ver"] = "2.0";
                c["azp"] = "77777777-0000-4000-8000-000000000000";
            }),
            Hello());

    [Fact]
    public async Task A_token_signed_with_a_key_of_the_same_name_is_refused() =>
        await AssertRefusedAsync(Token(FakeLogin.NewKey("first")), Hello());

    [Fact]
    public async Task A_token_whose_key_nobody_announces_is_refused() =>
        await AssertRefusedAsync(Token(FakeLogin.NewKey("unknown")), Hello());

    [Fact]
    public async Task A_token_that_names_no_key_is_refused() =>
        await AssertRefusedAsync(Token(new RsaSecurityKey(_login.Key.Rsa)), Hello());

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256)]
    public async Task Another_algorithm_than_RS256_is_refused(string algorithm) =>
        await AssertRefusedAsync(_login.Token(_connector.ServiceUrl, algorithm: algorithm), Hello());

    [Fact]
    public async Task The_public_key_used_as_a_secret_is_refused()
    {
        var secret = new SymmetricSecurityKey(_login.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "first" };
        await AssertRefusedAsync(_login.Token(_connector.ServiceUrl, secret, algorithm: SecurityAlgorithms.HmacSha256), Hello());
    }

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var header = Base64UrlEncoder.Encode("""{"alg":"none","kid":"first","typ":"JWT"}""");
        await AssertRefusedAsync($"{header}.{Token().Split('.')[1]}.", Hello());
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        var parts = Token().Split('.');
        parts[1] = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("\"nbf\"", "\"xnbf\"", StringComparison.Ordinal));
        await AssertRefusedAsync(string.Join('.', parts), Hello());
    }

    [Fact]
    public async Task An_activity_for_another_connector_than_the_tokens_is_refused() =>
        await AssertRefusedAsync(Token(), Hello().With("serviceUrl", "https://evil.example/"));

    [Theory]
    [InlineData("serviceUrl")]
    [InlineData("channelId")]
    public async Task Leaving_out_what_the_token_is_checked_against_is_no_way_around(string field)
    {
        await AssertRefusedAsync(Token(), Hello().Without(field));
        await AssertRefusedAsync(Token(), Hello().Without(field).With("deliveryMode", "expectReplies"));
        await AssertRefusedAsync(Token(), Hello().With(field, ""));
    }

    [Fact]
    public async Task A_key_that_is_endorsed_for_channels_speaks_for_no_other()
    {
        _login.RollOver("endorsed", "msteams", "webchat");
        await AssertAcceptedAsync(Token());
        await using var other = await FakeLogin.StartAsync(_clock);
        other.RollOver("elsewhere", "msteams", "Webchat");
        await using var bot = await BotHost.StartAsync(other.Settings(), clock: _clock);
        using var response = await bot.PostAsync(Hello(), other.Token(_connector.ServiceUrl));
        await AssertRefusedAsync(response, bot);
    }

    [Fact]
    public async Task A_new_key_is_found_when_the_service_changes_its_keys()
    {
        await AssertAcceptedAsync(Token());
        _login.RollOver("second");
        await AssertAcceptedAsync(Token());
        Assert.Equal(2, _login.KeyRequests);
    }

    [Fact]
    public async Task Unknown_keys_make_the_bot_ask_again_once_an_hour_at_most()
    {
        await AssertAcceptedAsync(Token());
        for (var i = 0; i < 5; i++)
        {
            using var response = await _bot.PostAsync(Hello(), Token(FakeLogin.NewKey($"unknown{i}")));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.Equal(2, _login.KeyRequests);
        _clock.Advance(TimeSpan.FromHours(1));
        _login.RollOver("second");
        await AssertAcceptedAsync(Token());
        Assert.Equal(3, _login.KeyRequests);
    }

    [Fact]
    public async Task Keys_are_read_again_every_day_and_old_ones_stay_while_they_cannot_be_read()
    {
        await AssertAcceptedAsync(Token());
        _clock.Advance(TimeSpan.FromHours(23));
        await AssertAcceptedAsync(Token());
        Assert.Equal(1, _login.KeyRequests);
        _clock.Advance(TimeSpan.FromHours(1));
        _login.IsDown = true;
        await AssertAcceptedAsync(Token());
        _login.IsDown = false;
        _clock.Advance(TimeSpan.FromSeconds(10));
        await AssertAcceptedAsync(Token());
        Assert.Equal(2, _login.KeyRequests);
    }

    [Fact]
    public async Task While_the_keys_cannot_be_read_nothing_is_accepted_and_the_sender_may_try_again()
    {
        _login.IsDown = true;
        using var response = await _bot.PostAsync(Hello(), Token());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(0, await _bot.CountAsync("conversations"));
        _login.IsDown = false;
        _clock.Advance(TimeSpan.FromSeconds(10));
        await AssertAcceptedAsync(Token());
    }

    [Fact]
    public async Task A_connector_without_encryption_gets_no_replies_and_no_token()
    {
        const string Plain = "http://127.0.0.1:9/";
        using var response = await _bot.PostAsync(Activities.Message(Plain, "hello"), _login.Token(Plain));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, await _bot.CountAsync("conversations"));
    }

    private JsonObject Hello() => Activities.Message(_connector.ServiceUrl, "hello", id: Guid.NewGuid().ToString());

    private string Token(SecurityKey? key = null, Action<Dictionary<string, object>>? change = null) => _login.Token(_connector.ServiceUrl, key, change);

    private async Task AssertAcceptedAsync(string token) => Assert.NotEmpty(await _bot.AskAsync(Hello(), token));

    private async Task AssertRefusedAsync(string token, JsonObject activity)
    {
        using var response = await _bot.PostAsync(activity, token);
        await AssertRefusedAsync(response);
    }

    private async Task AssertRefusedAsync(HttpResponseMessage response, BotHost? bot = null)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{response.StatusCode} {body}");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.NotEqual("", (string?)JsonNode.Parse(body)!["error"]!["message"]);
        Assert.Equal(0, await (bot ?? _bot).CountAsync("conversations"));
        Assert.Equal(0, _connector.Count);
    }
}
