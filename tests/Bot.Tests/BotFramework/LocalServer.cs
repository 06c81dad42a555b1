using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Madoguchi.Bot.Tests.BotFramework;

/// <summary>Starts real web servers on free ports of this machine, to stand where the other side's would.</summary>
internal static class LocalServer
{
    /// <summary>A certificate for https on this machine; nobody trusts it but the tests.</summary>
    public static X509Certificate2 Certificate { get; } = MakeCertificate();

    public static async Task<WebApplication> StartAsync(RequestDelegate handle, bool https = false)
    {
        // Empty: the usual builders watch their settings files, and a machine has few watchers for many tests.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (https)
            {
                listen.UseHttps(Certificate);
            }
        }));
        var app = builder.Build();
        app.Run(handle);
        await app.StartAsync();
        return app;
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
