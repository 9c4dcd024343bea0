using k8s;
using k8s.Models;
using Map.Tls;

namespace Map.Deploy.Tests.Kubernetes;

/// <summary>The manifests, without a cluster: by the types of the Kubernetes client, and by what has to agree.</summary>
public sealed class ManifestTests
{
    // Kinds of others, which the client has no types for.
    static readonly string[] Foreign =
        ["postgresql.cnpg.io/v1", "barmancloud.cnpg.io/v1", "cert-manager.io/v1", "gateway.networking.k8s.io/v1", "monitoring.coreos.com/v1", "kustomize.config.k8s.io/v1beta1"];

    // How long the host of a program waits for what it is working on, when it is told to end.
    const int DrainSeconds = 30;

    static readonly IReadOnlyList<object> Objects =
    [
        .. DeployFiles.All.Where(path => path.StartsWith(Kustomization.Root, StringComparison.Ordinal)).SelectMany(Typed),
    ];

    public static TheoryData<string> Folders => [.. Kustomization.All];

    // Reading is strict: a field that Kubernetes does not know is an error, and so is one that is given twice.
    [Fact]
    public void Every_document_has_only_fields_that_its_kind_knows() =>
        Assert.Equal(
            ["V1ConfigMap", "V1Deployment", "V1Ingress", "V1Job", "V1Namespace", "V1NetworkPolicy", "V1PodDisruptionBudget", "V1Service", "V1ServiceAccount", "V2HorizontalPodAutoscaler"],
            Objects.Select(one => one.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Kustomization_names_every_file_beside_it_and_no_other(string folder)
    {
        var named = Kustomization.Resources(folder).Concat(Kustomization.PatchFiles(folder)).ToList();

        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"{folder} names {path}, which does not exist."));
        Assert.Equal(Kustomization.FilesIn(folder).Order(), named.Where(path => Path.GetDirectoryName(path) == folder && Path.HasExtension(path)).Order());
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_patch_is_for_something_that_is_there(string folder)
    {
        var subjects = Kustomization.Subjects(folder).ToHashSet();

        Assert.All(Kustomization.Patched(folder), patched => Assert.Contains(patched, subjects));
    }

    [Fact]
    public void Pods_may_do_only_what_a_restricted_namespace_lets_them()
    {
        foreach (var pod in Pods())
        {
            Assert.False(pod.AutomountServiceAccountToken);
            Assert.True(pod.SecurityContext.RunAsNonRoot);
            Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
            Assert.All(pod.Containers, container =>
            {
                Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
                Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
                Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
                Assert.Contains("memory", container.Resources.Limits.Keys);
                Assert.Contains("cpu", container.Resources.Requests.Keys);
            });
        }
    }

    [Fact]
    public void Pods_are_given_the_time_that_they_need_to_end()
    {
        foreach (var deployment in Objects.OfType<V1Deployment>().Where(IsWhole))
        {
            var pod = deployment.Spec.Template.Spec;
            var before = Assert.Single(pod.Containers).Lifecycle.PreStop.Sleep.Seconds;
            Assert.True(
                pod.TerminationGracePeriodSeconds >= before + DrainSeconds,
                $"{deployment.Metadata.Name} is killed after {pod.TerminationGracePeriodSeconds} s, but needs {before + DrainSeconds}.");
        }
    }

    [Fact]
    public void Ports_that_are_named_are_those_of_the_pods()
    {
        var ports = Objects.OfType<V1Deployment>().Where(IsWhole)
            .ToDictionary(one => one.Spec.Template.Metadata.Labels["app"], one => one.Spec.Template.Spec.Containers[0].Ports.Select(port => port.Name).ToHashSet());

        foreach (var service in Objects.OfType<V1Service>().Where(one => one.Spec.Selector is not null))
            Assert.All(service.Spec.Ports, port => Assert.Contains(port.TargetPort.Value, ports[service.Spec.Selector["app"]]));
        foreach (var deployment in Objects.OfType<V1Deployment>().Where(IsWhole))
            foreach (var probe in deployment.Spec.Template.Spec.Containers.SelectMany(one => (V1Probe[])[one.StartupProbe, one.LivenessProbe, one.ReadinessProbe]))
                Assert.Contains(probe.HttpGet.Port.Value, ports[deployment.Metadata.Name]);
        foreach (var policy in Objects.OfType<V1NetworkPolicy>())
        {
            if (policy.Spec.PodSelector.MatchLabels?.TryGetValue("app", out var app) is not true || !ports.TryGetValue(app, out var own)) continue;
            foreach (var port in (policy.Spec.Ingress ?? []).SelectMany(rule => rule.Ports))
                Assert.Contains(port.Port.Value, own);
        }
    }

    [Fact]
    public void Selectors_of_a_deployment_its_budget_and_its_spread_are_the_labels_of_its_pods()
    {
        foreach (var deployment in Objects.OfType<V1Deployment>().Where(IsWhole))
        {
            var labels = deployment.Spec.Template.Metadata.Labels;
            Assert.Equal(labels, deployment.Spec.Selector.MatchLabels);
            Assert.All(deployment.Spec.Template.Spec.TopologySpreadConstraints, spread => Assert.Equal(labels, spread.LabelSelector.MatchLabels));
            Assert.Equal(labels, Assert.Single(Objects.OfType<V1PodDisruptionBudget>(), budget => budget.Metadata.Name == deployment.Metadata.Name).Spec.Selector.MatchLabels);
        }
    }

    [Fact]
    public void Gateways_and_services_on_different_nodes_show_each_other_certificates_of_one_authority()
    {
        var documents = DeployFiles.Yaml($"{Kustomization.Root}/large/certificates.yaml").ToList();
        var authority = Assert.Single(documents, one => one["spec"]!["isCA"] is not null)["spec"]!["secretName"];
        Assert.Single(documents, one => (string?)one["spec"]!["ca"]?["secretName"] == (string)authority!);

        foreach (var patch in Objects.OfType<V1Deployment>().Where(one => !IsWhole(one) && one.Spec.Template.Spec.Volumes is not null))
        {
            var (name, pod) = (patch.Metadata.Name, patch.Spec.Template.Spec);
            var certificate = Assert.Single(documents, one => Kustomization.Subject(one) == ("Certificate", name))["spec"]!;
            Assert.Equal("authority", (string)certificate["issuerRef"]!["name"]!);
            Assert.Equal((string)certificate["secretName"]!, Assert.Single(pod.Volumes).Secret.SecretName);
            Assert.Contains("client auth", certificate["usages"]!.AsArray().Select(usage => (string)usage!));
            var folder = Assert.Single(pod.Containers[0].VolumeMounts).MountPath;
            // The keys of a secret by cert-manager.
            Assert.Equal(
                new[] { (CertificateFiles.PlacesCertificate, "tls.crt"), (CertificateFiles.PlacesKey, "tls.key"), (CertificateFiles.PlacesAuthority, "ca.crt") }
                    .Select(file => (file.Item1, $"{folder}/{file.Item2}")),
                pod.Containers[0].Env.Where(one => one.Value?.StartsWith(folder, StringComparison.Ordinal) is true).Select(one => (one.Name, one.Value)));
        }

        var called = Objects.OfType<V1Deployment>().First(one => one.Metadata.Name == "gateway" && IsWhole(one)).Spec.Template.Spec.Containers[0].Env
            .Single(one => one.Name == "MAP_PLACES_URL").Value;
        var names = documents.Single(one => Kustomization.Subject(one) == ("Certificate", "places"))["spec"]!["dnsNames"]!.AsArray();
        Assert.Contains(new Uri(called).AbsolutePath.Trim('/').Split(':')[0], names.Select(name => (string)name!));
    }

    [Fact]
    public void Services_at_their_most_and_one_more_fit_into_the_connections_of_the_database()
    {
        var most = Assert.Single(Objects.OfType<V2HorizontalPodAutoscaler>(), scaler => scaler.Metadata.Name == "places").Spec.MaxReplicas;
        var allowed = (string)DeployFiles.Yaml($"{Kustomization.Root}/base/database.yaml").Single()["spec"]!["postgresql"]!["parameters"]!["max_connections"]!;

        Assert.InRange((most + 1) * (Map.Service.Storage.MapDatabase.DefaultPool + Map.Service.Storage.MapDatabase.OwnConnections), 1, int.Parse(allowed, System.Globalization.CultureInfo.InvariantCulture) - 1);
    }

    [Fact]
    public void Nothing_may_connect_unless_a_policy_says_so()
    {
        var nothing = Assert.Single(Objects.OfType<V1NetworkPolicy>(), policy => policy.Metadata.Name == "nothing");

        Assert.Empty(nothing.Spec.PodSelector.MatchLabels ?? new Dictionary<string, string>());
        Assert.Equal(["Ingress", "Egress"], nothing.Spec.PolicyTypes);
        Assert.Null(nothing.Spec.Ingress ?? nothing.Spec.Egress as object);
    }

    static IEnumerable<V1PodSpec> Pods() =>
        [.. Objects.OfType<V1Deployment>().Where(IsWhole).Select(one => one.Spec.Template.Spec), .. Objects.OfType<V1Job>().Select(one => one.Spec.Template.Spec)];

    // A patch has only what it changes.
    static bool IsWhole(V1Deployment deployment) => deployment.Spec.Selector is not null;

    static IEnumerable<object> Typed(string path) => DeployFiles.Yaml(path)
        .Where(document => !Foreign.Contains((string)document["apiVersion"]!))
        .SelectMany(document => KubernetesYaml.LoadAllFromString(document.ToJsonString(), strict: true));
}
