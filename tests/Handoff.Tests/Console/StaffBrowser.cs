using System.Net;
using Madoguchi.Handoff.Accounts;

namespace Madoguchi.Handoff.Tests.Console;

/// <summary>What a member of staff does without scripts: opens pages, fills in their forms and sends them.</summary>
public sealed class StaffBrowser(HttpClient http, CookieContainer cookies) : IDisposable
{
    public CookieContainer Cookies => cookies;

    public StaffMember Member { get; set; } = null!;

    public HttpClient Http => http;

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<Html> PageAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Html.ReadAsync(answer);
    }

    public Task<Html> CaseAsync(string id) => PageAsync($"/staff/cases/{id}");

    public async Task<HttpResponseMessage> SignInAsync(string name, string password)
    {
        var page = await PageAsync("/staff/sign-in");
        return await SendAsync(page, "/staff/sign-in", ("name", name), ("password", password));
    }

    /// <summary>Sends the form of this page that leads to <paramref name="action"/>, with its hidden fields.</summary>
    public Task<HttpResponseMessage> SendAsync(Html page, string action, params (string Name, string Value)[] typed)
    {
        var fields = page.HiddenFields(action, typed);
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return http.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    /// <summary>Opens the case and sends one of its forms.</summary>
    public async Task<HttpResponseMessage> ActAsync(string caseId, string verb, params (string Name, string Value)[] typed) =>
        await SendAsync(await CaseAsync(caseId), $"/staff/cases/{caseId}/{verb}", typed);

    public void Dispose() => http.Dispose();
}
