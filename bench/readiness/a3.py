from lab import *
from a2 import online
def feats(d,extra):
    qe=(d['ea']+5.4)/(d['en']+12);q=(d['a']+4*qe)/(d['nn']+4)
    X=[np.ones(len(qe)),lg(qe),lg(q)-lg(qe),np.log1p(d['din']),np.log1p(d['s']),(d['ndi']+1)/(d['ndi']+d['ndo']+2)]
    X+= [f(d) for f in extra];return np.array(X).T
E={'lasto':lambda d:d['lasto'],'lgap':lambda d:np.log1p(d['gap']/7),'lgapin':lambda d:np.log1p(np.minimum(d['gapin'],400)/7),'act':lambda d:np.log1p(d['act']),'ain':lambda d:np.log1p(d['ain']),
'i15':lambda d:np.log1p(d['i15']),'two120':lambda d:np.log1p(2*np.minimum(d['i120'],d['o120'])),'rlat':lambda d:np.where(d['rlat']>=0,d['rlat']-3,0),'lcnt':lambda d:np.log1p(d['cnt']),'mgap':lambda d:np.where(d['mgap']>=0,d['mgap']-1,0),'age':lambda d:np.log1p(d['age']/30),'gaprel':lambda d:np.log1p(d['gap'])-np.maximum(d['mgap'],0),'few':lambda d:(d['nn']<3)*1.,'nc':lambda d:np.log1p(d['nc'])}
W={'email_eu':.7,'collegemsg':.3}
def fit(extra,l2=1e-3):
    Xs={n:feats(d,extra) for n,d in D.items()}
    def loss(b):
        L=0;G=0
        for n,d in D.items():
            m=d['train'];X=Xs[n][m];y=d['y'][m];z=X@b;p=sg(z)
            L+=W[n]*np.mean(np.logaddexp(0,z)-y*z);G=G+W[n]*X.T@(p-y)/len(y)
        return L+l2*(b[1:]**2).sum(),G+l2*2*np.r_[0,b[1:]]
    r=minimize(loss,np.zeros(next(iter(Xs.values())).shape[1]),jac=True,method='BFGS')
    return r.x,Xs
if __name__=='__main__':
  for tag,ex in [('refit',[])]+[('+'+k,[E[k]]) for k in E]+[('lasto+act',[E['lasto'],E['act']])]:
    b,Xs=fit(ex)
    print('##',tag,np.round(b,3))
    for n,d in D.items():
        z=Xs[n]@b;o,_=online(d,z,kap=4,hl=90)
        show(n+' '+tag,d,z+o)
