using System.Net;
using Madoguchi.Handoff.Accounts;
using Madoguchi.Handoff.Cases;
using Madoguchi.Handoff.Storage;
using Madoguchi.Handoff.Tests.Cases;
using Madoguchi.Knowledge.Content;
using Madoguchi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Madoguchi.Handoff.Tests.Console;

/// <summary>A real server with the console on it and a fresh SQLite file under it.</summary>
public sealed class ConsoleHost : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private ConsoleHost(TestDatabase database, WebApplication app, ManualTime time, LogLines log)
    {
        _database = database;
        _app = app;
        Time = time;
        Log = log;
        Cases = new CaseSeed(database.Store, time);
    }

    public ManualTime Time { get; }

    public LogLines Log { get; }

    public CaseSeed Cases { get; }

    public Database Store => _database.Store;

    public Uri Address => new(_app.Urls.First());

    public CaseDesk Desk => Get<CaseDesk>();

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<ConsoleHost> StartAsync()
    {
        var database = await TestDatabase.OpenAsync();
        var time = new ManualTime();
        var log = new LogLines();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton(database.Store);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<Func<ContentLibrary>>(TestContent.Load);
        builder.Services.AddHandoff(options => options.DeskName = "あやせ子育て窓口");
        var app = builder.Build();
        app.MapStaffConsole();
        app.MapGet("/", () => "the parent's page");
        await app.StartAsync();
        return new ConsoleHost(database, app, time, log);
    }

    /// <summary>A browser with its own cookies that follows no redirects.</summary>
    public StaffBrowser Browse()
    {
        var cookies = new CookieContainer();
        return new(new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address }, cookies);
    }

    /// <summary>Adds somebody and gives them <see cref="Password"/>.</summary>
    public async Task<StaffMember> AddStaffAsync(string name, string role = StaffRole.Staff)
    {
        var (link, _) = await Get<StaffSetup>().InviteAsync(name, role);
        return (await Get<StaffSetup>().RedeemAsync(link.Split('=')[1], name, Password))!;
    }

    /// <summary>Adds somebody and opens a browser in which they are signed in.</summary>
    public async Task<StaffBrowser> SignedInAsync(string name, string role = StaffRole.Staff)
    {
        var member = await AddStaffAsync(name, role);
        var browser = Browse();
        browser.Member = member;
        var answer = await browser.SignInAsync(name, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
